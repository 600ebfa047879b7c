package io.harrier.platform.views;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Saved views: one's own and the shared ones, for row-level security shows no others. */
@ApplicationScoped
class SavedViewRepository implements PanacheRepositoryBase<SavedView, UUID> {

    private static final String SORT = "name";
    private static final String LEAST = "00000000-0000-0000-0000-000000000000";

    Uni<SavedView> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("saved view", id));
    }

    Uni<SavedView> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("saved view", id));
    }

    Uni<Page<SavedViewView>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 2);
        var since = page.updatedSince == null ? Instant.EPOCH : page.updatedSince;
        return find("(name, id) > (?1, ?2) and updatedAt >= ?3 order by name, id", after == null ? "" : after.text(0),
                after == null ? UUID.fromString(LEAST) : after.id(1), since).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, SavedViewView::of, view -> Cursor.of(SORT, view.name, view.id)));
    }

    /** Those shown first, then by name. */
    Uni<List<SavedView>> first(int atMost) {
        return find("order by preferred desc, name, id").range(0, atMost - 1).list();
    }

    /** How many views one has, or how many are shared. */
    Uni<Long> count(boolean shared, String owner) {
        return shared ? count("shared = true") : count("shared = false and owner = ?1", owner);
    }

    /** Whether another view than this, of those shared or of its owner's, has this name. */
    Uni<Boolean> isNamed(String name, boolean shared, SavedView but) {
        var named = shared
                ? count("shared = true and name = ?1 and id <> ?2", name, but.id)
                : count("shared = false and owner = ?1 and name = ?2 and id <> ?3", but.owner, name, but.id);
        return named.map(known -> known > 0);
    }

    /** None of those shared, or of its owner's, is shown first but this. */
    Uni<Integer> preferNone(boolean shared, SavedView but, Instant now) {
        return shared
                ? update(
                        "preferred = false, version = version + 1, updatedAt = ?1 where shared = true and preferred = true and id <> ?2",
                        now, but.id)
                : update(
                        "preferred = false, version = version + 1, updatedAt = ?1 where shared = false and owner = ?2 and preferred = true and id <> ?3",
                        now, but.owner, but.id);
    }
}
