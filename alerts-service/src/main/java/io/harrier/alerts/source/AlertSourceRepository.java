package io.harrier.alerts.source;

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
class AlertSourceRepository implements PanacheRepositoryBase<AlertSource, UUID> {

    private static final String SORT = "sourceSystem";

    Uni<AlertSource> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("alert source", id));
    }

    Uni<AlertSource> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("alert source", id));
    }

    Uni<Boolean> has(String sourceSystem) {
        return count("sourceSystem", sourceSystem).map(known -> known > 0);
    }

    Uni<Page<AlertSourceView>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var since = page.updatedSince == null ? java.time.Instant.EPOCH : page.updatedSince;
        return find("sourceSystem > ?1 and updatedAt >= ?2 order by sourceSystem", after == null ? "" : after.text(0), since)
                .range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, AlertSourceView::of, source -> Cursor.of(SORT, source.sourceSystem)));
    }
}
