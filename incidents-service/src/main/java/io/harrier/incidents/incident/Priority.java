package io.harrier.incidents.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How soon an incident is to be worked on. */
public enum Priority {
    EMERGENCY,
    HIGH,
    MEDIUM,
    LOW;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** The one above it; the highest is its own. */
    public Priority next() {
        return values()[Math.max(0, ordinal() - 1)];
    }

    /** What an incident gets when nobody has said otherwise. */
    public static Priority defaultFor(Severity severity) {
        return switch (severity) {
            case CRITICAL -> EMERGENCY;
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW, INFORMATIONAL -> LOW;
        };
    }
}
