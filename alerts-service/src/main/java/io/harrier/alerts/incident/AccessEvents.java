package io.harrier.alerts.incident;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/**
 * The events that change who sees an incident or what it is, and nothing else here: it was restricted or shown again, has another owner,
 * moved on in its life, was classified anew, lives again.
 */
class AccessEvents {

    @RegisterForReflection
    record IncidentChanged(AnnouncedIncident incident) {
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> accessChanged(IncidentAccess access) {
        return new Access(EventType.of("incidents", "incident.access_changed"), access);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> assigned(IncidentAccess access) {
        return new Access(EventType.of("incidents", "incident.assigned"), access);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> moved(IncidentAccess access) {
        return new Access(EventType.of("incidents", "incident.status_changed"), access);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> reclassified(IncidentAccess access) {
        return new Access(EventType.of("incidents", "incident.reclassified"), access);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> reopened(IncidentAccess access) {
        return new Access(EventType.of("incidents", "incident.reopened"), access);
    }

    private record Access(EventType type, IncidentAccess access) implements EventHandler<IncidentChanged> {

        @Override
        public Class<IncidentChanged> payload() {
            return IncidentChanged.class;
        }

        @Override
        public Uni<Void> handle(Event<IncidentChanged> event) {
            return access.keep(event.data().incident());
        }
    }
}
