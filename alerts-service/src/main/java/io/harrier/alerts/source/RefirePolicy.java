package io.harrier.alerts.source;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a repeat of a resolved alert does: only counts, puts it back in the queue, or makes a new alert linked to it. */
public enum RefirePolicy {
    COUNT_ONLY, REOPEN, NEW_LINKED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
