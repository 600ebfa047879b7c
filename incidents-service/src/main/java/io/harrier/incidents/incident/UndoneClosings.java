package io.harrier.incidents.incident;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What reopenings undid, the first first. */
@Singleton
public class UndoneClosings implements PanacheRepositoryBase<UndoneClosing, UUID> {

    private static final String SORT = "reopenedAt";

    public Uni<List<UndoneClosing>> of(UUID incident) {
        return list("incidentId = ?1 order by reopenedAt, id", incident);
    }

    /** What was undone last; null where nothing was. */
    public Uni<UndoneClosing> last(UUID incident) {
        return find("incidentId = ?1 order by reopenedAt desc, id desc", incident).firstResult();
    }

    /** One row more than the page holds. */
    Uni<List<UndoneClosing>> list(UUID incident, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .with("reopenedAt >= :updatedSince", "updatedSince", page.updatedSince);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "reopenedAt");
        return find(conditions.text() + " order by reopenedAt, id", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(UndoneClosing last) {
        return Cursor.of(SORT, last.reopenedAt, last.id);
    }
}
