package io.harrier.alerts.enrichment;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a source of enrichment knows. */
public enum EnrichmentSourceType {
    THREAT_INTEL, ASSET_DB, USER_DIRECTORY, GEOLOCATION, VULNERABILITY_DB, CUSTOM;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
