package io.harrier.incidents.timeline;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whose side of the work an entry shows. */
public enum EventCategory {
    TECHNICAL,
    MANAGEMENT,
    COMMUNICATION,
    LEGAL,
    OPERATIONAL;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
