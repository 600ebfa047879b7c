package io.harrier.alerts.collector;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a collector is, as its owner says. */
public enum CollectorStatus {
    DEPLOYED, ACTIVE, MAINTENANCE, DEGRADED, INACTIVE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Whether it is expected to speak. */
    boolean isAtWork() {
        return this != MAINTENANCE && this != INACTIVE;
    }
}
