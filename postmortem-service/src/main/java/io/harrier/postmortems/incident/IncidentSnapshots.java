package io.harrier.postmortems.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.Unavailable;
import io.harrier.postmortems.people.Person;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;

/** The incidents known here. Events arrive late and twice; what is older than the row changes nothing. */
@Singleton
public class IncidentSnapshots implements PanacheRepositoryBase<IncidentSnapshot, UUID> {

    private static final String KEEP = """
        insert into incident_snapshots (id, version, reference, title, incident_type, severity, priority, status, owner,
            owner_name, incident_manager, incident_manager_name, detected_at, opened_at, closed_at, closure_reason,
            restricted, members, received_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
            array(select jsonb_array_elements_text(cast(cast(?18 as text) as jsonb))), ?19)
        on conflict (tenant_id, id) do update set version = excluded.version, reference = excluded.reference,
            title = excluded.title, incident_type = excluded.incident_type, severity = excluded.severity,
            priority = excluded.priority, status = excluded.status, owner = excluded.owner,
            owner_name = excluded.owner_name, incident_manager = excluded.incident_manager,
            incident_manager_name = excluded.incident_manager_name, detected_at = excluded.detected_at,
            opened_at = excluded.opened_at, closed_at = excluded.closed_at, closure_reason = excluded.closure_reason,
            restricted = excluded.restricted, members = excluded.members, received_at = excluded.received_at
        where incident_snapshots.version < excluded.version""";
    private static final String HIDDEN = "select ?1 in (select hidden_incidents())";
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Clock clock;

    IncidentSnapshots(Clock clock) {
        this.clock = clock;
    }

    /** Keeps this state of an incident unless a newer one is here. */
    public Uni<Void> keep(AnnouncedIncident incident) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter(1, incident.id()).setParameter(2, incident.version())
                .setParameter(3, incident.reference()).setParameter(4, incident.title())
                .setParameter(5, incident.incidentType()).setParameter(6, incident.severity().wire())
                .setParameter(7, incident.priority()).setParameter(8, incident.status())
                .setParameter(9, subject(incident.owner())).setParameter(10, name(incident.owner()))
                .setParameter(11, subject(incident.incidentManager())).setParameter(12, name(incident.incidentManager()))
                .setParameter(13, incident.detectedAt()).setParameter(14, incident.openedAt())
                .setParameter(15, incident.closedAt())
                .setParameter(16, incident.closureReason() == null ? null : incident.closureReason().wire())
                .setParameter(17, incident.restricted()).setParameter(18, new JsonArray(incident.members()).encode())
                .setParameter(19, clock.instant())
                .executeUpdate()).replaceWithVoid();
    }

    /**
     * @throws NotFound when it is restricted to others than the caller
     * @throws Unavailable when no event has told of it yet: it may be on its way
     */
    public Uni<IncidentSnapshot> require(UUID incident) {
        return findById(incident).call(found -> ensureThere(incident, found));
    }

    /** The same, locked until the transaction ends: whoever makes reviews of one incident does so one after the other. */
    public Uni<IncidentSnapshot> lock(UUID incident) {
        return findById(incident, LockModeType.PESSIMISTIC_WRITE).call(found -> ensureThere(incident, found));
    }

    private static Uni<Void> ensureThere(UUID incident, IncidentSnapshot found) {
        if (found != null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(HIDDEN).setParameter(1, incident)
                .getSingleResult()).invoke(hidden -> {
                    throw hidden
                            ? new NotFound("incident", incident)
                            : new Unavailable("Incident " + incident + " is not known here yet", SOON);
                }).replaceWithVoid();
    }

    private static String subject(Person person) {
        return person == null ? null : person.subject();
    }

    private static String name(Person person) {
        return person == null ? null : person.name();
    }
}
