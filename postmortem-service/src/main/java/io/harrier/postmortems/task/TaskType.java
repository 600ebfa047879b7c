package io.harrier.postmortems.task;

import java.util.Locale;

/** What kind of work a remediation task is. */
public enum TaskType {
    TECHNICAL,
    PROCEDURAL,
    TRAINING,
    POLICY,
    COMMUNICATION,
    TESTING,
    PATCH,
    RECONFIGURATION,
    REPLACEMENT,
    HARDENING,
    MONITORING,
    PROCESS_CHANGE,
    OTHER;

    /** As on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
