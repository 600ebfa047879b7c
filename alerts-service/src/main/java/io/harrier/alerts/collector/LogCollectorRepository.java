package io.harrier.alerts.collector;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class LogCollectorRepository implements PanacheRepositoryBase<LogCollector, UUID> {

    static final String SORT = "name";
    private static final String KIND = "log collector";

    Uni<LogCollector> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(KIND, id));
    }

    Uni<LogCollector> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound(KIND, id));
    }

    /** Whether a collector other than the one given has this name. */
    Uni<Boolean> isNamed(String name, UUID but) {
        return count("name = ?1 and id <> ?2", name, but).map(known -> known > 0);
    }

    /** A page's rows, and one more where there is a next page. */
    Uni<List<LogCollector>> list(LogCollectorFilter filter, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().with("name > :after", "after", after == null ? "" : after.text(0))
                .with("updatedAt >= :since", "since", page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .anyOf("status in (:status)", "status", filter.status).anyOf("type in (:type)", "type", filter.type);
        return find(conditions.text() + " order by name", conditions.values()).range(0, page.limit).list();
    }
}
