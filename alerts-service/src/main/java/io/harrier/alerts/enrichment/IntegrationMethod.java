package io.harrier.alerts.enrichment;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How what a source knows comes here. */
public enum IntegrationMethod {
    API, DATABASE, FILE, MANUAL;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
