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
    private static final String LEAVE = "update alert_incidents set left_at = ?3 where alert_id in (?1) and incident_id = ?2";

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
