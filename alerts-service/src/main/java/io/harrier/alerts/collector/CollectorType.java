package io.harrier.alerts.collector;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a collector is. */
public enum CollectorType {
    AGENT, FORWARDER, AGGREGATOR, GATEWAY;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
