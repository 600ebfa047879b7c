package io.harrier.incidents.alertlink;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The links of incidents to alerts. */
@Singleton
class AlertLinkRepository implements PanacheRepositoryBase<AlertLink, AlertLink.Key> {

    /** An array is one value, however many there are: the plan of the query is found again. */
    private static final String IDS = """
        select incident_id, alert_id from incident_alert_links where incident_id = any(?1)
        order by is_primary desc, linked_at, alert_id""";

    Uni<List<AlertLink>> of(UUID incident) {
        return list("key.incidentId = ?1 order by primary desc, linkedAt, key.alertId", incident);
    }

    /** The alerts of incidents, the primary first; one without alerts is not there. */
    Uni<Map<UUID, List<UUID>>> ids(Collection<UUID> incidents) {
        return getSession().chain(session -> session.<Object[]>createNativeQuery(IDS)
                .setParameter(1, incidents.toArray(UUID[]::new)).getResultList())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> (UUID) row[0],
                        Collectors.mapping(row -> (UUID) row[1], Collectors.toList()))));
    }

    /** First no primary, then the new one: at no moment are there two. */
    Uni<Void> makePrimary(AlertLink former, AlertLink next) {
        former.primary = false;
        return flush().invoke(() -> next.primary = true).chain(() -> flush());
    }

    /** Takes some of an incident's links away. Where the primary goes, the oldest of those that stay stands for them. */
    Uni<Void> takeAway(List<AlertLink> all, Collection<UUID> alerts) {
        var kept = all.stream().filter(link -> !alerts.contains(link.alertId())).toList();
        if (kept.size() == all.size()) {
            return Uni.createFrom().voidItem();
        }
        return getSession()
                .chain(session -> session.removeAll(all.stream().filter(link -> !kept.contains(link)).toArray()))
                .chain(() -> flush()).invoke(() -> {
                    if (!kept.isEmpty() && kept.stream().noneMatch(link -> link.primary)) {
                        kept.get(0).primary = true;
                    }
                }).chain(() -> flush());
    }

    Uni<Void> addAll(List<AlertLink> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
