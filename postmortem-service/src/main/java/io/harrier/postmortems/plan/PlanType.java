package io.harrier.postmortems.plan;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a remediation plan mends. */
public enum PlanType {
    INCIDENT,
    VULNERABILITY,
    CONTROL_GAP,
    PROCESS_IMPROVEMENT,
    COMPREHENSIVE;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
