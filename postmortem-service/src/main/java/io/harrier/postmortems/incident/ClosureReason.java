package io.harrier.postmortems.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why an incident was closed. */
public enum ClosureReason {
    RESOLVED,
    BENIGN,
    DUPLICATE,
    MERGED,
    ACCEPTED_RISK,
    FALSE_POSITIVE;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** There is something to learn from it; a merged incident is reviewed as the one it became. */
    public boolean callsForReview() {
        return switch (this) {
            case RESOLVED, BENIGN, DUPLICATE, ACCEPTED_RISK -> true;
            case MERGED, FALSE_POSITIVE -> false;
        };
    }

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
