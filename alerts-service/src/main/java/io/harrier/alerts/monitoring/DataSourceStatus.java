package io.harrier.alerts.monitoring;

import java.util.Locale;
import java.util.Set;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

import io.harrier.platform.problem.IllegalMove;

/** How far a source of monitoring is. What is to be used is tested first; what was given up is planned or tested anew. */
public enum DataSourceStatus {
    PLANNED, TESTING, ACTIVE, DEGRADED, INACTIVE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    Set<DataSourceStatus> next() {
        return switch (this) {
            case PLANNED -> Set.of(TESTING, INACTIVE);
            case TESTING -> Set.of(PLANNED, ACTIVE, INACTIVE);
            case ACTIVE -> Set.of(TESTING, DEGRADED, INACTIVE);
            case DEGRADED -> Set.of(TESTING, ACTIVE, INACTIVE);
            case INACTIVE -> Set.of(PLANNED, TESTING);
        };
    }

    /** @throws IllegalMove naming the states that it can become */
    void checkMoveTo(DataSourceStatus to) {
        if (to != this && !next().contains(to)) {
            throw new IllegalMove(to.wire, wire, next().stream().map(it -> it.wire).sorted().toList());
        }
    }
}
