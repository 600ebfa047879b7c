package io.harrier.alerts.enrichment;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class EnrichmentSourceRepository implements PanacheRepositoryBase<EnrichmentSource, UUID> {

    private static final String SORT = "name";
    private static final String WHAT = "enrichment source";
    private static final String KEEP = """
        with former as (delete from enrichment_tables where source_id = ?1)
        insert into enrichment_tables (source_id, version, content) values (?1, ?2, ?3)""";

    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('enrichment_tables' || current_tenant(), 0))";
    private static final String OTHERS = "select cast(coalesce(sum(table_memory), 0) as bigint) from enrichment_sources where id <> ?1";

    Uni<EnrichmentSource> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(WHAT, id));
    }

    Uni<EnrichmentSource> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound(WHAT, id));
    }

    Uni<Boolean> isNamed(String name) {
        return count("name", name).map(known -> known > 0);
    }

    /** The bytes that the tables of other sources take; who asks is alone with the answer until the transaction ends. */
    Uni<Long> memoryOfOthers(UUID id) {
        return Panache.getSession().chain(session -> session.<Object>createNativeQuery(ALONE).getResultList())
                .chain(Panache::getSession)
                .chain(session -> session.<Long>createNativeQuery(OTHERS).setParameter(1, id).getSingleResult());
    }

    /** Puts a table in the place of the former. */
    Uni<Void> keep(UUID source, long version, byte[] content) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP).setParameter(1, source)
                .setParameter(2, version).setParameter(3, content).executeUpdate()).replaceWithVoid();
    }

    Uni<Page<EnrichmentSource>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var since = page.updatedSince == null ? Instant.EPOCH : page.updatedSince;
        return find("name > ?1 and updatedAt >= ?2 order by name", after == null ? "" : after.text(0), since)
                .range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, source -> source, source -> Cursor.of(SORT, source.name)));
    }
}
