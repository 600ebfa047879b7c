package io.harrier.alerts.incident;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.IncidentLinks;
import io.harrier.alerts.incident.EscalationRefusedHandler.EscalationRefused;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Alerts that the incident named in their escalation does not take are their owners' again. */
@ApplicationScoped
class EscalationRefusedHandler implements EventHandler<EscalationRefused> {

    @RegisterForReflection
    record EscalationRefused(UUID escalationId, UUID incidentId, String reason) {
    }

    private final IncidentLinks links;

    EscalationRefusedHandler(IncidentLinks links) {
        this.links = links;
    }

    @Override
    public EventType type() {
        return EventType.of("incidents", "escalation.refused");
    }

    @Override
    public Class<EscalationRefused> payload() {
        return EscalationRefused.class;
    }

    @Override
    public Uni<Void> handle(Event<EscalationRefused> event) {
        return links.refused(event.data().escalationId(), event.data().incidentId(), event.data().reason());
    }
}
