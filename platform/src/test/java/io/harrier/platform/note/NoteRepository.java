package io.harrier.platform.note;

import java.util.List;
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
public class NoteRepository implements PanacheRepositoryBase<Note, UUID> {

    private static final String SORT = "weight";

    Uni<Note> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("note", id));
    }

    Uni<Note> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("note", id));
    }

    Uni<Page<NoteView>> list(List<NoteStatus> status, PageRequest page) {
        var conditions = new Conditions().anyOf("status in :status", "status", status)
                .with("updatedAt >= :since", "since", page.updatedSince);
        var after = Cursor.decode(page.cursor, SORT, 2);
        if (after != null) {
            conditions.with("(weight > :weight or weight = :weight and id > :id)", "weight", after.number(0))
                    .value("id", after.id(1));
        }
        return find(conditions.text() + " order by weight, id", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, NoteView::of, note -> Cursor.of(SORT, note.weight, note.id)));
    }
}
