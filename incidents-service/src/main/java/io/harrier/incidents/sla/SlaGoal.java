package io.harrier.incidents.sla;

import java.util.Locale;

/** What is promised within a time, in the order of an incident's life. */
public enum SlaGoal {
    /** A person owns or acknowledges the incident. */
    ACKNOWLEDGE,
    INVESTIGATE,
    CONTAIN,
    /** The incident is remediated. */
    RESOLVE;

    /** As on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
