package io.harrier.alerts.incident;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.IncidentLinks;
import io.harrier.alerts.incident.AlertsUnlinkedHandler.AlertsUnlinked;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Alerts that somebody took out of an incident are in the queue again. */
@ApplicationScoped
class AlertsUnlinkedHandler implements EventHandler<AlertsUnlinked> {

    @RegisterForReflection
    record AlertsUnlinked(AnnouncedIncident incident, List<UUID> alertIds) {
    }

    private final IncidentLinks links;

    AlertsUnlinkedHandler(IncidentLinks links) {
        this.links = links;
    }

    @Override
    public EventType type() {
        return EventType.of("incidents", "incident.alerts_unlinked");
    }

    @Override
    public Class<AlertsUnlinked> payload() {
        return AlertsUnlinked.class;
    }

    @Override
    public Uni<Void> handle(Event<AlertsUnlinked> event) {
        return links.unlink(event.data().alertIds(), event.data().incident().id());
    }
}
