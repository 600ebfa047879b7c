package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can happen to an alert. */
public enum AlertEventType {
    STATUS_CHANGE, ASSIGNMENT, COMMENT, ENRICHMENT, ESCALATION, REOPENED, SEVERITY_RAISED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
