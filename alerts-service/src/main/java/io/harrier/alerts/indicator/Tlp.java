package io.harrier.alerts.indicator;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far it may be told, by the Traffic Light Protocol 2.0, the strictest first. */
public enum Tlp {
    RED, AMBER_STRICT, AMBER, GREEN, CLEAR;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
