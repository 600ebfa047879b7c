package io.harrier.alerts.incident;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.IncidentLinks;
import io.harrier.alerts.incident.IncidentUnmergedHandler.IncidentUnmerged;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** A merge is undone: the alerts that it ended as duplicates are the work of their incident again. */
@ApplicationScoped
class IncidentUnmergedHandler implements EventHandler<IncidentUnmerged> {

    @RegisterForReflection
    record IncidentUnmerged(AnnouncedIncident incident, Other from) {
    }

    @RegisterForReflection
    record Other(UUID id) {
    }

    private final IncidentLinks links;
    private final IncidentAccess access;

    IncidentUnmergedHandler(IncidentLinks links, IncidentAccess access) {
        this.links = links;
        this.access = access;
    }

    @Override
    public EventType type() {
        return EventType.of("incidents", "incident.unmerged");
    }

    @Override
    public Class<IncidentUnmerged> payload() {
        return IncidentUnmerged.class;
    }

    @Override
    public Uni<Void> handle(Event<IncidentUnmerged> event) {
        var incident = event.data().incident();
        return access.keep(incident).chain(() -> incident.alertIds().isEmpty()
                ? Uni.createFrom().voidItem()
                : links.unmerge(incident.id(), event.data().from().id(), incident.alertIds(),
                        "The merge of incident " + incident.reference() + " was undone"));
    }
}
