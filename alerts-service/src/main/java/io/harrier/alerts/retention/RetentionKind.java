package io.harrier.alerts.retention;

import java.time.Period;
import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is kept for a time of its own. The audit log is not: it is the proof of what went. */
public enum RetentionKind {
    /** Alerts that are resolved, with all that belongs to them, counted from their resolution. */
    RESOLVED_ALERTS("P7Y", "P90D"),
    /** Alerts that are suppressed, with all that belongs to them, counted from when they last changed or were seen. */
    SUPPRESSED_ALERTS("P1Y", "P30D"),
    /** The records that resolved and suppressed alerts were made from, counted from their receipt. */
    ALERT_PAYLOADS("P2Y", "P30D"),
    /** What happened to resolved and suppressed alerts, counted from when it did. */
    ALERT_HISTORY("P7Y", "P90D"),
    /** What came from each source, by the hour. */
    SOURCE_ACTIVITY("P13M", "P30D");

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    final Period standard;
    final Period least;

    RetentionKind(String standard, String least) {
        this.standard = Period.parse(standard);
        this.least = Period.parse(least);
    }

    static RetentionKind named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
