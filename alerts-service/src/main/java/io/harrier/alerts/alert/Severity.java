package io.harrier.alerts.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How bad it is, worst first. */
public enum Severity {
    CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    public boolean isWorseThan(Severity other) {
        return ordinal() < other.ordinal();
    }

    /** As the queue sorts: 5 is critical, 1 informational; the database computes the same. */
    public int rank() {
        return 5 - ordinal();
    }

    public static Optional<Severity> named(String wire) {
        return Arrays.stream(values()).filter(severity -> severity.wire.equalsIgnoreCase(wire)).findFirst();
    }
}
