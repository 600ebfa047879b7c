package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sure the source is. */
public enum Confidence {
    HIGH, MEDIUM, LOW;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
