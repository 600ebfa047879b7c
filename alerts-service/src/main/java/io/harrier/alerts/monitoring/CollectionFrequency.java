package io.harrier.alerts.monitoring;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How often data is collected. */
public enum CollectionFrequency {
    REAL_TIME, NEAR_REAL_TIME, HOURLY, DAILY, WEEKLY;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
