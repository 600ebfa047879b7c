package io.harrier.incidents.announcement;

import java.util.Locale;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.timeline.TimelineEventView;
import io.harrier.incidents.timeline.TimelineListener;
import io.harrier.platform.access.Caller;
import io.harrier.platform.events.EventType;
import io.smallrye.mutiny.Uni;

/** Tells the other services what people write on timelines; what the product writes there is told by the event that it is about. */
@Singleton
class TimelineEvents implements TimelineListener {

    private static final EventType TIMELINE_CHANGED = IncidentEvents.type("timeline_changed");

    private final IncidentEvents events;

    TimelineEvents(IncidentEvents events) {
        this.events = events;
    }

    @Override
    public Uni<Void> changed(Incident incident, TimelineEventView event, Change change, Caller by) {
        return events.announce(TIMELINE_CHANGED, incident, it -> new Payloads.TimelineChanged(it, TimelineEntry.of(event),
                change.name().toLowerCase(Locale.ROOT), Actor.of(by), it.truncated()));
    }
}
