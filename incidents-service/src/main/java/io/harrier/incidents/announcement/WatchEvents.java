package io.harrier.incidents.announcement;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.watch.WatchListener;
import io.harrier.platform.access.Caller;
import io.harrier.platform.events.EventType;
import io.smallrye.mutiny.Uni;

/** Tells the other services who wants to hear of an incident from now on, and who no longer. */
@Singleton
class WatchEvents implements WatchListener {

    private static final EventType WATCHERS_CHANGED = IncidentEvents.type("watchers_changed");

    private final IncidentEvents events;

    WatchEvents(IncidentEvents events) {
        this.events = events;
    }

    @Override
    public Uni<Void> watched(Incident incident, boolean watching, Caller by) {
        return events.announce(WATCHERS_CHANGED, incident,
                it -> new Payloads.WatchersChanged(it, watching, Actor.of(by), it.truncated()));
    }
}
