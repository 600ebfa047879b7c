package io.harrier.alerts.source;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far the collection from a source is, as its owner says. */
public enum CollectionStatus {
    PLANNED, CONFIGURING, ACTIVE, DEGRADED, INACTIVE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
