package io.harrier.alerts.indicator;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What may be done with it, by the Permissible Actions Protocol, the strictest first. */
public enum Pap {
    RED, AMBER, GREEN, CLEAR;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
