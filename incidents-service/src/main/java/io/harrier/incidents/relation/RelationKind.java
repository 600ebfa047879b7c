package io.harrier.incidents.relation;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How two incidents belong together, seen from the one that the relation starts from. */
public enum RelationKind {
    DUPLICATE_OF,
    RELATED,
    /** Of the campaign that the other incident stands for. */
    PART_OF;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
