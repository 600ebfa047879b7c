package io.harrier.incidents.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why an incident was closed. */
public enum ClosureReason {
    RESOLVED,
    BENIGN,
    DUPLICATE,
    MERGED,
    ACCEPTED_RISK,
    FALSE_POSITIVE;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Merging sets its own reason; a person closing by hand chooses among the others. */
    public boolean chosenByPeople() {
        return this != MERGED;
    }
}
