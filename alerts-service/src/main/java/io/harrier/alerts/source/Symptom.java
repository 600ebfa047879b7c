package io.harrier.alerts.source;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is wrong with a source. The first two are errors, the others warnings. */
public enum Symptom {
    SILENT, MOSTLY_REJECTED, REJECTING, WAITING, LAGGING, COLLECTOR_SILENT, MAPPING_FAILED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
