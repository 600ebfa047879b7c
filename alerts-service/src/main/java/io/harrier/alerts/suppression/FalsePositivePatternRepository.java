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
class FalsePositivePatternRepository implements PanacheRepositoryBase<FalsePositivePattern, UUID> {

    private static final String SORT = "id";

    Uni<FalsePositivePattern> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("false-positive pattern", id));
    }

    Uni<FalsePositivePattern> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("false-positive pattern", id));
    }

    /** Those that count or hide. */
    Uni<Long> live(Instant now) {
        return count("expiresAt is null or expiresAt > ?1", now);
    }

    /** The latest made first. */
    Uni<Page<FalsePositivePattern>> list(PatternStatus status, PageRequest page) {
        var conditions = new Conditions().with("updatedAt >= :since", "since", page.updatedSince).with("status = :status",
                "status",
                status);
        var after = Cursor.decode(page.cursor, SORT, 1);
        if (after != null) {
            conditions.with("id < :id", "id", after.id(0));
        }
        return find(conditions.text() + " order by id desc", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, pattern -> pattern, pattern -> Cursor.of(SORT, pattern.id)));
    }
}
