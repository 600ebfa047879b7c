package io.harrier.alerts.suppression;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a silence is still to come, holds, or is over. */
public enum SilenceStatus {
    SCHEDULED("endedAt is null and startsAt > :now"),
    ACTIVE("endedAt is null and startsAt <= :now and endsAt > :now"),
    ENDED("(endedAt is not null or endsAt <= :now)");

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
    /** What makes it so, in HQL. */
    final String condition;

    SilenceStatus(String condition) {
        this.condition = condition;
    }
}
