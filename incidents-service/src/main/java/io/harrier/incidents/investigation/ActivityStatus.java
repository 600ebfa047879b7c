package io.harrier.incidents.investigation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an activity is. What may follow comes from {@link ActivityStep}. */
public enum ActivityStatus {
    PLANNED,
    IN_PROGRESS,
    COMPLETED,
    BLOCKED,
    CANCELLED;

    static final Set<ActivityStatus> OPEN = EnumSet.of(PLANNED, IN_PROGRESS, BLOCKED);

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Somebody still has something to do. */
    boolean isOpen() {
        return OPEN.contains(this);
    }

    /** The steps this status allows, as their paths are named, in the order of a life. */
    List<String> steps() {
        return Arrays.stream(ActivityStep.values()).filter(step -> step.isLegalFrom(this)).map(ActivityStep::path).toList();
    }
}
