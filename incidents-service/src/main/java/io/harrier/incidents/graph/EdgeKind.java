package io.harrier.incidents.graph;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an edge says, read from its beginning to its end. */
public enum EdgeKind {
    /** An alert of an incident. */
    BELONGS_TO,
    /** The alert that stands for an incident. */
    PRIMARY_OF,
    /** An event on the timeline of an incident, an activity of its investigation, an item of its evidence. */
    PART_OF,
    AFFECTS,
    DONE_BY,
    INVOLVES,
    /** An event on an item of evidence. */
    RESTS_ON,
    ASSIGNED_TO,
    /** Evidence by the activity that brought it. */
    FOUND_BY,
    OWNED_BY,
    MANAGED_BY,
    REPORTED_BY,
    MERGED_INTO;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
