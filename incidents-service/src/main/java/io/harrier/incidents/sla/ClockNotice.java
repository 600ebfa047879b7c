package io.harrier.incidents.sla;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the passing of time makes of a running clock: each is told once. */
public enum ClockNotice {
    /** The share of the time at which its policy warns is gone. */
    AT_RISK,
    BREACHED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
