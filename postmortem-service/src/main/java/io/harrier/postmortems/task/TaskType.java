package io.harrier.postmortems.task;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

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

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
