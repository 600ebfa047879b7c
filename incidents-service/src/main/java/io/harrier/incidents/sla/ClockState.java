package io.harrier.incidents.sla;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a clock is doing. */
public enum ClockState {
    RUNNING,
    PAUSED,
    /** The goal was reached, in time or late: {@link SlaClock#outcome()}. */
    STOPPED,
    /** The goal no longer applies: a false positive, a merge, a severity without promises. */
    CANCELLED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }
}
