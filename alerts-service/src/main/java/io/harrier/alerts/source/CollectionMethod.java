package io.harrier.alerts.source;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the logs of a source are collected. */
public enum CollectionMethod {
    AGENT, SYSLOG, API, FILE, DATABASE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
