package io.harrier.incidents.timeline;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much an entry weighs in the story. */
public enum EventSeverity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
