package io.harrier.alerts.ingest;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class CanaryRepository implements PanacheRepositoryBase<Canary, UUID> {

    private static final String SORT = "-sentAt";

    Uni<Canary> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("canary", id));
    }

    /** The latest first. */
    Uni<Page<CanaryView>> list(CanaryStatus status, PageRequest page) {
        var conditions = new Conditions().with("status = :status", "status", status)
                .with("updatedAt >= :since", "since", page.updatedSince);
        var after = Cursor.decode(page.cursor, SORT, 2);
        if (after != null) {
            conditions.with("(sentAt, id) < (:at, :id)", "at", after.instant(0)).value("id", after.id(1));
        }
        return find(conditions.text() + " order by sentAt desc, id desc", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, CanaryView::of, it -> Cursor.of(SORT, it.sentAt, it.id)));
    }
}
