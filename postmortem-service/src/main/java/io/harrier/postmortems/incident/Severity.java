package io.harrier.postmortems.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How bad an incident is, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
