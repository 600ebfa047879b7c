package io.harrier.incidents.investigation;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is done to find something out. */
public enum ActivityType {
    EVIDENCE_COLLECTION,
    INTERVIEWS,
    LOG_ANALYSIS,
    FORENSIC_ANALYSIS,
    THREAT_HUNTING,
    TIMELINE_ANALYSIS,
    IMPACT_ASSESSMENT,
    OTHER;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
