package io.harrier.incidents.timeline;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sure it is that it happened, and then. */
public enum Confidence {
    CONFIRMED,
    LIKELY,
    POSSIBLE,
    SPECULATIVE;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
