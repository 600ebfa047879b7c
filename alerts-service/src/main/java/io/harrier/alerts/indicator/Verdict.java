package io.harrier.alerts.indicator;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is held of an observable, the worst first. */
public enum Verdict {
    MALICIOUS, SUSPICIOUS, UNKNOWN, BENIGN;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
