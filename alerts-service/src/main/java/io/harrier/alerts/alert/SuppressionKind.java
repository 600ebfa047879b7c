package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What keeps an alert out of sight. */
public enum SuppressionKind {
    SILENCE, MAINTENANCE_WINDOW, PATTERN, PROCESSING_RULE, DEFERRAL;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
