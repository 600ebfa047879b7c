package io.harrier.alerts.collector;

import java.util.Locale;
import java.util.Set;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

import io.harrier.platform.problem.IllegalMove;

/** How far a mapping is: configured does nothing yet, testing only flags what it would do, active holds, failed was given up. */
public enum MappingStatus {
    CONFIGURED, TESTING, ACTIVE, FAILED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    Set<MappingStatus> next() {
        return switch (this) {
            case CONFIGURED -> Set.of(TESTING, ACTIVE);
            case TESTING -> Set.of(CONFIGURED, ACTIVE, FAILED);
            case ACTIVE -> Set.of(CONFIGURED, TESTING, FAILED);
            case FAILED -> Set.of(CONFIGURED, TESTING);
        };
    }

    /** @throws IllegalMove naming the states that it can become */
    void checkMoveTo(MappingStatus to) {
        if (to != this && !next().contains(to)) {
            throw new IllegalMove(to.wire, wire, next().stream().map(it -> it.wire).sorted().toList());
        }
    }
}
