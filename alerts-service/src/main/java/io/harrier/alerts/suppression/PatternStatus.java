package io.harrier.alerts.suppression;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far one is with a false positive (M's false positive registry): known, dealt with, or dealt with and watched. What is watched
 * hides no more than what is dealt with, and always lets samples through, so that somebody sees what it hides.
 */
public enum PatternStatus {
    IDENTIFIED, MITIGATED, MONITORING;

    static final int SAMPLE_WHILE_MONITORING = 10;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** One that is only known is counted, and hides nothing. */
    boolean hides() {
        return this != IDENTIFIED;
    }

    /** One in how many it lets through; 0 for none. */
    int sampling(Integer asked) {
        return asked != null ? asked : this == MONITORING ? SAMPLE_WHILE_MONITORING : 0;
    }

    static PatternStatus named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
