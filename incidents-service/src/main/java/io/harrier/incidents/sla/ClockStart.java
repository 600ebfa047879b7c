package io.harrier.incidents.sla;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** From when a policy's minutes count. */
public enum ClockStart {
    OPENED,
    /** From when the incident came to notice, which may be before it was opened. */
    DETECTED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
