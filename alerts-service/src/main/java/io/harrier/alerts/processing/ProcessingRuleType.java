package io.harrier.alerts.processing;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a rule does. Correlation has rules of its own. */
enum ProcessingRuleType {
    NORMALIZATION, ENRICHMENT, AGGREGATION, FILTERING;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
