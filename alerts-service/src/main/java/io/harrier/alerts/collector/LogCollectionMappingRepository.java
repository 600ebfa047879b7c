package io.harrier.alerts.collector;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class LogCollectionMappingRepository implements PanacheRepositoryBase<LogCollectionMapping, UUID> {

    private static final String SORT = "id";
    private static final String KIND = "log collection mapping";

    Uni<LogCollectionMapping> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(KIND, id));
    }

    Uni<LogCollectionMapping> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound(KIND, id));
    }

    Uni<Boolean> has(UUID source, UUID collector) {
        return count("sourceId = ?1 and collectorId = ?2", source, collector).map(known -> known > 0);
    }

    Uni<Page<LogCollectionMappingView>> list(LogCollectionMappingFilter filter, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().with("id > :after", "after", after == null ? null : after.id(0))
                .with("updatedAt >= :since", "since", page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .anyOf("sourceId in (:source)", "source", filter.sourceId)
                .anyOf("collectorId in (:collector)", "collector", filter.collectorId)
                .anyOf("status in (:status)", "status", filter.status);
        return find(conditions.text() + " order by id", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, LogCollectionMappingView::of, it -> Cursor.of(SORT, it.id)));
    }
}
