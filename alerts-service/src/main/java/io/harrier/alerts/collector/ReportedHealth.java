package io.harrier.alerts.collector;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a collector says that it does. */
public enum ReportedHealth {
    HEALTHY, WARNING, ERROR;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
