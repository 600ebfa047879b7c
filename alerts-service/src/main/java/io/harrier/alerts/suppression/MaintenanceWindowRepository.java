package io.harrier.alerts.suppression;

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
class MaintenanceWindowRepository implements PanacheRepositoryBase<MaintenanceWindow, UUID> {

    private static final String SORT = "id";

    Uni<MaintenanceWindow> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("maintenance window", id));
    }

    Uni<MaintenanceWindow> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("maintenance window", id));
    }

    /** Those that hold now or may again. */
    Uni<Long> live(Instant now) {
        return count("endedAt is null and (endsAt is null or endsAt > ?1)", now);
    }

    /** The latest made first. */
    Uni<Page<MaintenanceWindow>> list(PageRequest page) {
        var conditions = new Conditions().with("updatedAt >= :since", "since", page.updatedSince);
        var after = Cursor.decode(page.cursor, SORT, 1);
        if (after != null) {
            conditions.with("id < :id", "id", after.id(0));
        }
        return find(conditions.text() + " order by id desc", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, window -> window, window -> Cursor.of(SORT, window.id)));
    }
}
