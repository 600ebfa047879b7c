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
    record IncidentOpened(AnnouncedIncident incident, UUID escalationId, List<UUID> alertIds) {
    }

    private final IncidentLinks links;
    private final IncidentAccess access;

    IncidentOpenedHandler(IncidentLinks links, IncidentAccess access) {
        this.links = links;
        this.access = access;
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
        return access.keep(incident).chain(() -> opened.escalationId() == null
                ? links.link(opened.alertIds(), incident.id(), incident.reference())
                : links.link(opened.escalationId(), incident.id(), incident.reference()));
    }
}
