package io.harrier.incidents.watch;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Who watches which incident, by subject. */
@Singleton
class WatcherRepository implements PanacheRepositoryBase<Watcher, Watcher.Key> {

    private static final String SORT = "subject";

    Uni<Integer> count(UUID incident) {
        return count("key.incidentId", incident).map(Long::intValue);
    }

    /** One row more than the page holds. */
    Uni<List<Watcher>> list(UUID incident, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().with("key.incidentId = :incident", "incident", incident)
                .with("watchedAt >= :updatedSince", "updatedSince", page.updatedSince)
                .with("key.subject > :subject", "subject", after == null ? null : after.text(0));
        return find(conditions.text() + " order by key.subject", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(Watcher last) {
        return Cursor.of(SORT, last.key.subject());
    }

    /** Lets nobody watch but these. */
    Uni<Void> keepOnly(UUID incident, List<String> subjects) {
        return delete("key.incidentId = ?1 and key.subject not in ?2", incident, subjects).replaceWithVoid();
    }
}
