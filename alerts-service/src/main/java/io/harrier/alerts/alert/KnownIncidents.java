package io.harrier.alerts.alert;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The incidents of a tenant as their service told of them, without those that are hidden from the caller. */
@Singleton
class KnownIncidents {

    private static final String OF = """
        select incident_id, coalesce(reference, cast(incident_id as text)), title, severity, status from incident_access
        where incident_id in (?1) and incident_id not in (select hidden_incidents())""";

    Uni<List<KnownIncident>> of(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(OF).setParameter(1, ids)
                .getResultList()).map(rows -> rows.stream().map(KnownIncidents::incident).toList());
    }

    /** An incident that takes alerts, as far as is known here: its own service has the last word. */
    Uni<KnownIncident> live(UUID id) {
        return of(List.of(id)).map(found -> {
            if (found.isEmpty()) {
                throw new NotFound("incident", id);
            }
            var incident = found.get(0);
            if (!incident.isLive()) {
                throw new Conflict("Incident " + incident.reference() + " has ended and takes no alerts");
            }
            return incident;
        });
    }

    private static KnownIncident incident(Object[] row) {
        return new KnownIncident((UUID) row[0], (String) row[1], (String) row[2],
                Severity.named(String.valueOf(row[3])).orElse(null), (String) row[4]);
    }
}
