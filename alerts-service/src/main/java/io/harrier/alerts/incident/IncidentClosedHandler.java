package io.harrier.alerts.incident;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.IncidentLinks;
import io.harrier.alerts.alert.Outcome;
import io.harrier.alerts.incident.IncidentClosedHandler.IncidentClosed;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Closing or merging an incident resolves its alerts. */
@ApplicationScoped
class IncidentClosedHandler implements EventHandler<IncidentClosed> {

    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "false_positive", Outcome.FALSE_POSITIVE,
            "benign", Outcome.BENIGN_TRUE_POSITIVE,
            "duplicate", Outcome.DUPLICATE,
            "merged", Outcome.DUPLICATE);

    @RegisterForReflection
    record IncidentClosed(AnnouncedIncident incident, String closureReason) {
    }

    private final IncidentLinks links;
    private final IncidentAccess access;

    IncidentClosedHandler(IncidentLinks links, IncidentAccess access) {
        this.links = links;
        this.access = access;
    }

    @Override
    public EventType type() {
        return EventType.of("incidents", "incident.closed");
    }

    @Override
    public Class<IncidentClosed> payload() {
        return IncidentClosed.class;
    }

    @Override
    public Uni<Void> handle(Event<IncidentClosed> event) {
        var incident = event.data().incident();
        var outcome = OUTCOMES.getOrDefault(event.data().closureReason(), Outcome.TRUE_POSITIVE_HANDLED);
        String notes = notes(incident, event.data().closureReason());
        return access.keep(incident).chain(() -> incident.mergedInto() == null || incident.alertIds().isEmpty()
                ? links.close(incident.id(), outcome, notes)
                : links.closeMerged(incident.id(), incident.mergedInto(), incident.alertIds(), outcome, notes));
    }

    /** Of a restricted incident no more than its reference: its alerts may come back to where everybody reads them. */
    private static String notes(AnnouncedIncident incident, String reason) {
        String closed = "Incident " + incident.reference() + " was closed";
        if (incident.restricted()) {
            return closed;
        }
        return closed + " (" + reason + ")" + (incident.resolutionSummary() == null ? "" : ": " + incident.resolutionSummary());
    }
}
