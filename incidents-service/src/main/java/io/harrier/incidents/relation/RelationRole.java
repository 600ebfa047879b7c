package io.harrier.incidents.relation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an incident is to another one, seen from either. */
public enum RelationRole {
    DUPLICATE_OF(RelationKind.DUPLICATE_OF, true),
    DUPLICATED_BY(RelationKind.DUPLICATE_OF, false),
    RELATED(RelationKind.RELATED, true),
    PART_OF(RelationKind.PART_OF, true),
    PARENT_OF(RelationKind.PART_OF, false);

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
    final RelationKind kind;
    /** Whether the relation starts from the incident that it is seen from. */
    final boolean outward;

    RelationRole(RelationKind kind, boolean outward) {
        this.kind = kind;
        this.outward = outward;
    }

    static RelationRole of(RelationKind kind, boolean outward) {
        return switch (kind) {
            case DUPLICATE_OF -> outward ? DUPLICATE_OF : DUPLICATED_BY;
            case RELATED -> RELATED;
            case PART_OF -> outward ? PART_OF : PARENT_OF;
        };
    }

    /** As people read it: {@code duplicate of}. */
    String said() {
        return switch (this) {
            case DUPLICATE_OF -> "duplicate of";
            case DUPLICATED_BY -> "duplicated by";
            case RELATED -> "related to";
            case PART_OF -> "part of";
            case PARENT_OF -> "parent of";
        };
    }
}
