package io.harrier.incidents.metrics;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a time is not there. */
public enum Missing {
    NOT_REACHED,
    /** Nobody had to acknowledge it: whoever escalated it was its owner from the first moment. */
    ARRIVED_OWNED,
    OCCURRENCE_UNKNOWN,
    /** It is said to have been noticed before it began. */
    CONTRADICTORY,
    /** A false positive, or merged into another. */
    NOT_COUNTED;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
