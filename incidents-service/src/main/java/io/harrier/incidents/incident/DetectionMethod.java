package io.harrier.incidents.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the incident came to notice. */
public enum DetectionMethod {
    AUTOMATED,
    MANUAL_INTERNAL,
    THIRD_PARTY,
    AUDIT,
    CUSTOMER_REPORT;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
