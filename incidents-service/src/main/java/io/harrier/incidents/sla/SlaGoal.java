package io.harrier.incidents.sla;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is promised within a time, in the order of an incident's life. */
public enum SlaGoal {
    /** A person owns or acknowledges the incident. */
    ACKNOWLEDGE,
    INVESTIGATE,
    CONTAIN,
    /** The incident is remediated. */
    RESOLVE;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

}
