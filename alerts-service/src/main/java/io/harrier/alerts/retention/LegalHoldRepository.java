package io.harrier.alerts.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class LegalHoldRepository implements PanacheRepositoryBase<LegalHold, UUID> {

    private static final String SORT = "id";
    private static final String LOCK = "select 1 from lock_holds(true)";
    private static final String KNOWN = "select count(*) from security_alerts where id in (?1)";

    Uni<LegalHold> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("legal hold", id));
    }

    Uni<LegalHold> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("legal hold", id));
    }

    /** Waits until no batch of retention runs; those that begin later see what this transaction leaves. */
    Uni<Void> alone() {
        return getSession().chain(session -> session.<Integer>createNativeQuery(LOCK).getSingleResult())
                .replaceWithVoid();
    }

    Uni<Boolean> areKnown(List<UUID> alerts) {
        return alerts.isEmpty()
                ? Uni.createFrom().item(true)
                : getSession().chain(session -> session.<Long>createNativeQuery(KNOWN).setParameter(1, alerts)
                        .getSingleResult()).map(known -> known == alerts.size());
    }

    /** In the order in which they were placed. */
    Uni<Page<LegalHoldView>> list(PageRequest page, Instant now) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        return find("id > ?1 and updatedAt >= ?2 order by id", after == null ? new UUID(0, 0) : after.id(0),
                page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, hold -> LegalHoldView.of(hold, now), hold -> Cursor.of(SORT, hold.id)));
    }
}
