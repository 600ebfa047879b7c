package io.harrier.incidents.incident;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an incident is in its life. What may follow comes from {@link IncidentStep}. */
public enum IncidentStatus {
    DETECTED,
    INVESTIGATING,
    CONTAINED,
    REMEDIATED,
    CLOSED,
    FALSE_POSITIVE;

    static final Set<IncidentStatus> ENDED = EnumSet.of(CLOSED, FALSE_POSITIVE);

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Somebody still has something to do. */
    public boolean isLive() {
        return !ENDED.contains(this);
    }

    /** The steps this status allows, in the order of a life. */
    public List<IncidentStep> steps() {
        return Arrays.stream(IncidentStep.values()).filter(step -> step.isLegalFrom(this)).toList();
    }

    /** The statuses one step away. */
    public Set<IncidentStatus> successors() {
        return steps().stream().map(step -> step.leadsTo(this)).filter(next -> next != this)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IncidentStatus.class)));
    }

    public CoarseStatus coarse() {
        return switch (this) {
            case DETECTED, INVESTIGATING -> CoarseStatus.OPEN;
            case CONTAINED -> CoarseStatus.MITIGATING;
            case REMEDIATED -> CoarseStatus.RESOLVED;
            case CLOSED, FALSE_POSITIVE -> CoarseStatus.CLOSED;
        };
    }

    /**
     * The statuses a filter's word stands for: a status itself, or all of a coarse one. Words are told apart by their case where both exist
     * ({@code closed} is the status, {@code CLOSED} the coarse view).
     *
     * @throws IllegalArgumentException when the word is neither
     */
    public static Set<IncidentStatus> named(String word) {
        for (var status : values()) {
            if (status.wire.equals(word)) {
                return EnumSet.of(status);
            }
        }
        var coarse = CoarseStatus.valueOf(word);
        return Arrays.stream(values()).filter(status -> status.coarse() == coarse)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IncidentStatus.class)));
    }
}
