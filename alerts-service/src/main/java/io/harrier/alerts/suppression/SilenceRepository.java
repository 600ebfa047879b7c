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
class SilenceRepository implements PanacheRepositoryBase<Silence, UUID> {

    private static final String SORT = "id";

    Uni<Silence> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("silence", id));
    }

    Uni<Silence> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("silence", id));
    }

    /** Those that hold now or will. */
    Uni<Long> live(Instant now) {
        return count("endedAt is null and endsAt > ?1", now);
    }

    /** The latest made first. */
    Uni<Page<Silence>> list(SilenceStatus status, PageRequest page, Instant now) {
        var conditions = new Conditions().with("updatedAt >= :since", "since", page.updatedSince);
        if (status != null) {
            conditions.with(status.condition, "now", now);
        }
        var after = Cursor.decode(page.cursor, SORT, 1);
        if (after != null) {
            conditions.with("id < :id", "id", after.id(0));
        }
        return find(conditions.text() + " order by id desc", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, silence -> silence, silence -> Cursor.of(SORT, silence.id)));
    }
}
