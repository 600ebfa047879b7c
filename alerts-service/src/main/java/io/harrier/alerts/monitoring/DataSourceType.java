package io.harrier.alerts.monitoring;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of data a source of monitoring gives. */
public enum DataSourceType {
    SYSLOG, NETFLOW, API, AGENT, SCANNER, EDR, DATABASE, APPLICATION, CLOUD;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
