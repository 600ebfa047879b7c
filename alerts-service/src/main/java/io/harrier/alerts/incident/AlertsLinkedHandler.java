package io.harrier.alerts.incident;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.IncidentLinks;
import io.harrier.alerts.incident.AlertsLinkedHandler.AlertsLinked;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Alerts that somebody put into an incident point to it. */
@ApplicationScoped
class AlertsLinkedHandler implements EventHandler<AlertsLinked> {

    @RegisterForReflection
    record AlertsLinked(Incident incident, List<UUID> alertIds) {
    }

    @RegisterForReflection
    record Incident(UUID id, String reference) {
    }

    private final IncidentLinks links;

    AlertsLinkedHandler(IncidentLinks links) {
        this.links = links;
    }

    @Override
    public EventType type() {
        return EventType.of("incidents", "incident.alerts_linked");
    }

    @Override
    public Class<AlertsLinked> payload() {
        return AlertsLinked.class;
    }

    @Override
    public Uni<Void> handle(Event<AlertsLinked> event) {
        return links.link(event.data().alertIds(), event.data().incident().id(), event.data().incident().reference());
    }
}
