package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What the product changes of an incident by itself, where somebody has set it up so. Whoever calls holds the incident. */
@ApplicationScoped
@TenantTransaction
public class AutomaticChanges {

    private final IncidentRepository incidents;
    private final IncidentListeners listeners;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    AutomaticChanges(IncidentRepository incidents, IncidentListeners listeners, CurrentCaller current, Audit audit,
            Clock clock) {
        this.incidents = incidents;
        this.listeners = listeners;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives it to somebody. Unlike what a person does this is no acknowledgement: nobody need have seen it. */
    public Uni<Void> reassign(Incident held, Person to, String reason) {
        var previous = held.owner;
        held.owner = to;
        held.touch(current.get(), clock.instant());
        return incidents.flush()
                .chain(() -> listeners.tell(listener -> listener.assigned(held, previous, reason, current.get())))
                .chain(() -> updated(held, "owner", previous == null ? "" : previous.subject(), to.subject(), reason));
    }

    public Uni<Void> prioritize(Incident held, Priority to, String reason) {
        var previous = held.classification();
        held.reclassify(new Classification(held.incidentType, held.severity, to), current.get(), clock.instant());
        return incidents.flush()
                .chain(() -> listeners
                        .tell(listener -> listener.reclassified(held, previous, held.playbook, reason, current.get())))
                .chain(() -> updated(held, "classification", previous, held.classification(), reason));
    }

    private Uni<Void> updated(Incident incident, String what, Object from, Object to, String reason) {
        return audit.record("incident_updated", "incident", incident.id,
                Map.of("changed", what, "from", from, "to", to, "reason", reason));
    }
}
