package io.harrier.incidents.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is to an incident. Whoever is anything to a restricted one sees it. */
public enum IncidentRole {
    /** Works on it and answers for its clocks; one person. */
    OWNER,
    /** Directs the work of all; one person. */
    INCIDENT_MANAGER,
    RESPONDER,
    /** Writes down what happens. */
    SCRIBE,
    LEGAL,
    /** Only looks on, as an auditor does. */
    OBSERVER;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Held by one person at a time, given and taken by steps of its own. */
    public boolean isOffice() {
        return this == OWNER || this == INCIDENT_MANAGER;
    }

    /** Whoever works on incidents may take it without being asked to. */
    public boolean isTakenFreely() {
        return this == RESPONDER || this == SCRIBE;
    }
}
