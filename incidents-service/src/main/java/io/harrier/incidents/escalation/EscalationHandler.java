package io.harrier.incidents.escalation;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.alertlink.AlertLinks;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.observable.IncidentObservables;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;

/**
 * Opens one incident per escalation, however often and in however many events it arrives; where the escalation names an incident that is
 * there, that one gets its alerts.
 */
@Singleton
class EscalationHandler implements EventHandler<AlertEscalated> {

    private final IncidentService incidents;
    private final AlertLinks links;
    private final IncidentObservables observables;
    private final Refusals refusals;
    private final CurrentCaller current;
    private final Tenancy tenancy;
    private final Clock clock;

    EscalationHandler(IncidentService incidents, AlertLinks links, IncidentObservables observables, Refusals refusals,
            CurrentCaller current, Tenancy tenancy, Clock clock) {
        this.incidents = incidents;
        this.links = links;
        this.observables = observables;
        this.refusals = refusals;
        this.current = current;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public EventType type() {
        return EventType.of("alerts", "alert.escalated");
    }

    @Override
    public Class<AlertEscalated> payload() {
        return AlertEscalated.class;
    }

    @Override
    public Uni<Void> handle(Event<AlertEscalated> event) {
        var by = event.data().caller(event.tenantId());
        if (event.data().incidentId() != null) {
            return tenancy.goOnAs(by).chain(() -> join(event.data(), by));
        }
        // An incident that it opened before is found whoever sees it by now.
        current.set(by);
        return incidents.openOnce(event.data().opening(clock.instant()))
                .chain(it -> observed(it.id, event.data()));
    }

    private Uni<Void> observed(UUID incident, AlertEscalated escalation) {
        return observables.escalated(incident, escalation.escalationId(), escalation.observables());
    }

    /** What the incident refuses was not written: saying so is all that this transaction does. */
    private Uni<Void> join(AlertEscalated escalation, Caller by) {
        return links.escalated(escalation.incidentId(), escalation.escalationId(), escalation.primaryFirst(), by)
                .chain(() -> observed(escalation.incidentId(), escalation))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> refusals.tell(escalation, (ProblemException) refusal));
    }
}
