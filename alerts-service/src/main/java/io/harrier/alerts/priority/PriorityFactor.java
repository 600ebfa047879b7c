package io.harrier.alerts.priority;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an alert's priority is made of, and how much it counts unless the tenant says otherwise; together 100. */
public enum PriorityFactor {
    SEVERITY(40), CONFIDENCE(10), ASSET_CRITICALITY(15), INDICATOR(15), VULNERABILITY(10), USER(5), RECURRENCE(5);

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
    final int weight;

    PriorityFactor(int weight) {
        this.weight = weight;
    }
}
