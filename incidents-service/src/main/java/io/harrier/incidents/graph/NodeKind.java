package io.harrier.incidents.graph;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a node is. */
public enum NodeKind {
    INCIDENT,
    EVENT,
    ALERT,
    SYSTEM,
    PERSON,
    ADVERSARY,
    EVIDENCE,
    ACTIVITY;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** The node of that kind with this id. */
    public String node(Object id) {
        return wire + ":" + id;
    }
}
