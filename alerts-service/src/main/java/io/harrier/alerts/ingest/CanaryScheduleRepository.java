package io.harrier.alerts.ingest;

import java.time.Instant;
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
class CanaryScheduleRepository implements PanacheRepositoryBase<CanarySchedule, UUID> {

    private static final String SORT = "id";
    private static final UUID FIRST = new UUID(0, 0);

    Uni<CanarySchedule> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("canary schedule", id));
    }

    Uni<CanarySchedule> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("canary schedule", id));
    }

    Uni<Boolean> has(UUID source) {
        return count("sourceId", source).map(known -> known > 0);
    }

    /** In the order in which they were made. */
    Uni<Page<CanaryScheduleView>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        return find("id > ?1 and updatedAt >= ?2 order by id", after == null ? FIRST : after.id(0),
                page.updatedSince == null ? Instant.EPOCH : page.updatedSince).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, CanaryScheduleView::of, it -> Cursor.of(SORT, it.id)));
    }
}
