package io.harrier.alerts.suppression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private static final int DAYS_AFTER_THE_LAST = 9;

    Uni<MaintenanceWindow> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("maintenance window", id));
    }

    Uni<MaintenanceWindow> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("maintenance window", id));
    }

    /** How many hold now or may again. When a weekly one is over its zone and its length tell, some days after its last. */
    Uni<Long> live(Instant now) {
        return find("endedAt is null and (endsAt is null or endsAt > ?1) and (lastDate is null or lastDate >= ?2)", now,
                LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_AFTER_THE_LAST)).list()
                .map(found -> found.stream().filter(it -> it.status(now) != SilenceStatus.ENDED).count());
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
