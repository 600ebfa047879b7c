package io.harrier.alerts.source;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether repeats fold into the alert they repeat, or each record is an alert of its own. */
public enum DuplicatePolicy {
    ON, OFF;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
