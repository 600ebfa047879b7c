package io.harrier.alerts.enrichment;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a source does, as its owner says: one that is inactive or under maintenance is not looked up. */
public enum EnrichmentSourceStatus {
    ACTIVE, MAINTENANCE, DEGRADED, INACTIVE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
