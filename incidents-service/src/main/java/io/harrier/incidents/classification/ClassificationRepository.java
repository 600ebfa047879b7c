package io.harrier.incidents.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

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
        var query = new StringBuilder("incidentId = :incident");
        var parameters = new HashMap<String, Object>(Map.of("incident", incident));
        if (page.updatedSince != null) {
            query.append(" and changedAt >= :updatedSince");
            parameters.put("updatedSince", page.updatedSince);
        }
        var after = Cursor.decode(page.cursor, SORT, 2);
        if (after != null) {
            query.append(" and (changedAt > :at or changedAt = :at and id > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.id(1));
        }
        return find(query.append(" order by changedAt, id").toString(), parameters).page(0, page.limit + 1).list();
    }

    Cursor after(ClassificationChange last) {
        return Cursor.of(SORT, last.changedAt, last.id);
    }
}
