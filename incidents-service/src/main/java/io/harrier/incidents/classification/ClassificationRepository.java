package io.harrier.incidents.classification;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What incidents were taken for, oldest first. */
@Singleton
class ClassificationRepository implements PanacheRepositoryBase<ClassificationChange, UUID> {

    private static final String SORT = "changedAt";

    /** One row more than the page holds. */
    Uni<List<ClassificationChange>> list(UUID incident, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .with("changedAt >= :updatedSince", "updatedSince", page.updatedSince);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "changedAt");
        return find(conditions.text() + " order by changedAt, id", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(ClassificationChange last) {
        return Cursor.of(SORT, last.changedAt, last.id);
    }
}
