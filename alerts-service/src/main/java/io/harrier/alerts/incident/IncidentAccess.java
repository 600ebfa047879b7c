package io.harrier.alerts.incident;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;

/** Who sees which incident, and so its alerts: row-level security asks what is kept here. Beside it what people call the incident. */
@Singleton
class IncidentAccess {

    private static final String KEEP = """
        insert into incident_access (incident_id, version, restricted, members, reference, title, severity, status)
        values (?1, ?2, ?3, array(select jsonb_array_elements_text(cast(cast(?4 as text) as jsonb))), ?5, ?6, ?7, ?8)
        on conflict (tenant_id, incident_id) do update set version = excluded.version, restricted = excluded.restricted,
            members = excluded.members, reference = excluded.reference, title = excluded.title, severity = excluded.severity,
            status = excluded.status
        where incident_access.version < excluded.version or incident_access.reference is null
            and incident_access.version = excluded.version""";

    /** Keeps this state of an incident unless a newer one is here. */
    Uni<Void> keep(AnnouncedIncident incident) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter(1, incident.id()).setParameter(2, incident.version()).setParameter(3, incident.restricted())
                .setParameter(4, new JsonArray(incident.members()).encode()).setParameter(5, incident.reference())
                .setParameter(6, incident.title()).setParameter(7, incident.severity()).setParameter(8, incident.status())
                .executeUpdate()).replaceWithVoid();
    }
}
