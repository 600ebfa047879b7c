package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an alert ended. */
public enum Outcome {
    TRUE_POSITIVE_HANDLED, BENIGN_TRUE_POSITIVE, EXPECTED_ACTIVITY, FALSE_POSITIVE, DUPLICATE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
