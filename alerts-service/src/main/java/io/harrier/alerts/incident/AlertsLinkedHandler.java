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

/** Alerts that somebody put into an incident, or escalated to it, point to it. */
@ApplicationScoped
class AlertsLinkedHandler implements EventHandler<AlertsLinked> {

    @RegisterForReflection
    record AlertsLinked(AnnouncedIncident incident, List<UUID> alertIds, UUID escalationId) {
    }

    private final IncidentLinks links;
    private final IncidentAccess access;

    AlertsLinkedHandler(IncidentLinks links, IncidentAccess access) {
        this.links = links;
        this.access = access;
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
        var incident = event.data().incident();
        var escalation = event.data().escalationId();
        return access.keep(incident).chain(() -> escalation == null
                ? links.link(event.data().alertIds(), incident.id(), incident.reference())
                : links.link(escalation, incident.id(), incident.reference()));
    }
}
