package io.harrier.incidents.sla;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a step does about a clock that is at risk or breached. */
public enum SlaAction {
    /** Tells those who hold a role, by an event that names them and that whoever delivers messages reads. */
    NOTIFY_ROLE,
    /** Gives the incident to somebody. That is no acknowledgement: they may not have seen it. */
    REASSIGN,
    /** To the priority named, by one where none is. */
    RAISE_PRIORITY;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
