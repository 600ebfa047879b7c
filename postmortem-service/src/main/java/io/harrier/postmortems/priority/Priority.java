package io.harrier.postmortems.priority;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How urgent a plan, a task or a recommendation is. */
public enum Priority {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
