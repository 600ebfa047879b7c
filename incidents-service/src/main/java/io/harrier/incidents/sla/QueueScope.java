package io.harrier.incidents.sla;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.harrier.incidents.incident.Incident;

/** Whose queue a forecast looks at: the first of these that has ended enough incidents to tell. */
public enum QueueScope {
    OWNER,
    TEAM,
    TENANT,
    /** Too few have ended: the queue is left out. */
    NONE;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Null where the incident has none. */
    String whose(Incident incident) {
        return switch (this) {
            case OWNER -> incident.owner == null ? null : incident.owner.subject();
            case TEAM -> incident.team;
            case TENANT, NONE -> null;
        };
    }
}
