package io.harrier.incidents.watch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Who watches which incident, by subject. */
@Singleton
public class WatcherRepository implements PanacheRepositoryBase<Watcher, Watcher.Key> {

    private static final String SORT = "subject";
    /** An array is one value, however many there are: the plan of the query is found again. */
    private static final String OF = """
        select incident_id, subject from incident_watchers where incident_id = any(?1) order by subject""";

    Uni<Integer> count(UUID incident) {
        return count("key.incidentId", incident).map(Long::intValue);
    }

    /** The subjects of those who watch an incident. */
    public Uni<List<String>> of(UUID incident) {
        return of(List.of(incident)).map(all -> all.getOrDefault(incident, List.of()));
    }

    /** The same of several incidents; one that nobody watches is not there. */
    public Uni<Map<UUID, List<String>>> of(Collection<UUID> incidents) {
        return getSession().chain(session -> session.<Object[]>createNativeQuery(OF)
                .setParameter(1, incidents.toArray(UUID[]::new)).getResultList())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> (UUID) row[0],
                        Collectors.mapping(row -> (String) row[1], Collectors.toList()))));
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
