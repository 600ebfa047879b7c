package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Which incidents alerts are in, and were in, whichever of them an alert names: retention and legal holds ask. */
@Singleton
class AlertIncidents {

    private static final String JOIN = """
        insert into alert_incidents (alert_id, incident_id) select id, ?2 from security_alerts where id in (?1)
        on conflict (tenant_id, alert_id, incident_id) do update set left_at = null""";
    private static final String ANOTHER = """
        select o.incident_id, coalesce(a.reference, cast(o.incident_id as text)) from alert_incidents o
            join incident_access a on a.incident_id = o.incident_id
        where o.alert_id = ?1 and o.incident_id <> ?2 and o.left_at is null and a.status not in ('closed', 'false_positive')
        order by o.incident_id desc limit 1""";
    private static final String LEAVE = "update alert_incidents set left_at = ?3 where alert_id in (?1) and incident_id = ?2";

    /** An incident that it is in besides, if any lives. */
    Uni<HeldLink> another(UUID alert, UUID incident) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(ANOTHER).setParameter(1, alert)
                .setParameter(2, incident).getResultList()).map(rows -> rows.isEmpty()
                        ? null
                        : HeldLink.of(alert, (UUID) rows.get(0)[0], (String) rows.get(0)[1], Instant.EPOCH));
    }

    Uni<Void> join(List<SecurityAlert> alerts, UUID incident) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(JOIN).setParameter(1, ids(alerts))
                        .setParameter(2, incident).executeUpdate()).replaceWithVoid();
    }

    Uni<Void> leave(List<SecurityAlert> alerts, UUID incident, Instant at) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(LEAVE).setParameter(1, ids(alerts))
                        .setParameter(2, incident).setParameter(3, at).executeUpdate()).replaceWithVoid();
    }

    private static List<UUID> ids(List<SecurityAlert> alerts) {
        return alerts.stream().map(alert -> alert.id).toList();
    }
}
