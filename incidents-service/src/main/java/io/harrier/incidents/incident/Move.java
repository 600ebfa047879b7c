package io.harrier.incidents.incident;

import java.time.Instant;

import io.harrier.platform.access.Caller;

/** A step an incident has taken. {@code reason} is what was said about it, if anything. */
public record Move(IncidentStep step, IncidentStatus from, IncidentStatus to, String reason, Caller by, Instant at) {

    /** Nothing but somebody's having seen it changed. */
    public boolean changesStatus() {
        return from != to;
    }
}
