package io.harrier.alerts.alert;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an alert is in its life, and which steps lead on from there. */
public enum AlertStatus {
    OPEN, ASSIGNED, INVESTIGATING, ESCALATED, RESOLVED, SUPPRESSED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    private static final Map<AlertStatus, List<String>> STEPS = Map.of(
            OPEN, List.of("assignment", "deferral", "comment", "merge"),
            ASSIGNED,
            List.of("assignment", "takeover", "investigation", "deferral", "playbooks", "overtime", "comment", "resolution",
                    "escalation",
                    "merge"),
            INVESTIGATING,
            List.of("assignment", "takeover", "deferral", "playbooks", "overtime", "comment", "resolution", "escalation",
                    "merge"),
            ESCALATED, List.of("comment"),
            RESOLVED, List.of("comment", "reopening"),
            SUPPRESSED, List.of("deferral", "comment"));

    public boolean allows(String step) {
        return STEPS.get(this).contains(step);
    }

    /** The sub-resources that take a request in this state. */
    public List<String> steps() {
        return STEPS.get(this);
    }

    /** Whether somebody holds the alert and works on it. */
    public boolean isHeld() {
        return this == ASSIGNED || this == INVESTIGATING;
    }
}
