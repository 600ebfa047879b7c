package io.harrier.incidents.timeline;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Hears what people do to a timeline, inside the transaction in which they do it. */
public interface TimelineListener {

    /** What was done to the entry that is told of. */
    enum Change {
        ADDED,
        /** Added, in place of another. */
        CORRECTION,
        VERIFIED
    }

    Uni<Void> changed(Incident incident, TimelineEventView event, Change change, Caller by);
}
