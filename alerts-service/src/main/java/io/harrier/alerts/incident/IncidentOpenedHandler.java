package io.harrier.alerts.incident;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.IncidentLinks;
import io.harrier.alerts.incident.IncidentOpenedHandler.IncidentOpened;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Links an incident back to the alerts it was opened from. */
@ApplicationScoped
class IncidentOpenedHandler implements EventHandler<IncidentOpened> {

    @RegisterForReflection
    record IncidentOpened(Incident incident, UUID escalationId, List<UUID> alertIds) {
    }

    @RegisterForReflection
    record Incident(UUID id, String reference) {
    }

    private final IncidentLinks links;

    IncidentOpenedHandler(IncidentLinks links) {
        this.links = links;
    }

    @Override
    public EventType type() {
        return EventType.of("incidents", "incident.opened");
    }

    @Override
    public Class<IncidentOpened> payload() {
        return IncidentOpened.class;
    }

    @Override
    public Uni<Void> handle(Event<IncidentOpened> event) {
        var opened = event.data();
        var incident = opened.incident();
        return opened.escalationId() == null
                ? links.link(opened.alertIds(), incident.id(), incident.reference())
                : links.link(opened.escalationId(), incident.id(), incident.reference());
    }
}
