package io.harrier.integrations.sync;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What began a run. */
public enum SyncTrigger {

    MANUAL,
    SCHEDULE;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
