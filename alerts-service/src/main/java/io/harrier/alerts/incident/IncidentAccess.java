package io.harrier.alerts.incident;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;

/** Who sees which incident, and so its alerts: row-level security asks what is kept here. */
@Singleton
class IncidentAccess {

    private static final String KEEP = """
        insert into incident_access (incident_id, version, restricted, members)
        values (?1, ?2, ?3, array(select jsonb_array_elements_text(cast(cast(?4 as text) as jsonb))))
        on conflict (tenant_id, incident_id) do update set version = excluded.version, restricted = excluded.restricted,
            members = excluded.members
        where incident_access.version < excluded.version""";

    /** Keeps this state of an incident unless a newer one is here. */
    Uni<Void> keep(AnnouncedIncident incident) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter(1, incident.id()).setParameter(2, incident.version()).setParameter(3, incident.restricted())
                .setParameter(4, new JsonArray(incident.members()).encode()).executeUpdate()).replaceWithVoid();
    }
}
