package io.harrier.postmortems.incident;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.smallrye.mutiny.Uni;

/** The events that keep the snapshots in step. A closing does too, where it is handled: with the reviews. */
public class IncidentEvents {

    public static final String SERVICE = "incidents";

    @Produces
    @Singleton
    EventHandler<IncidentChanged> opened(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.opened"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> statusChanged(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.status_changed"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> reclassified(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.reclassified"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> described(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.described"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> assigned(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.assigned"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> accessChanged(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.access_changed"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> alertsLinked(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.alerts_linked"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> alertsUnlinked(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.alerts_unlinked"), snapshots);
    }

    @Produces
    @Singleton
    EventHandler<IncidentChanged> reopened(IncidentSnapshots snapshots) {
        return new Snapshot(EventType.of(SERVICE, "incident.reopened"), snapshots);
    }

    private record Snapshot(EventType type, IncidentSnapshots snapshots) implements EventHandler<IncidentChanged> {

        @Override
        public Class<IncidentChanged> payload() {
            return IncidentChanged.class;
        }

        @Override
        public Uni<Void> handle(Event<IncidentChanged> event) {
            return snapshots.keep(event.data().incident());
        }
    }
}
