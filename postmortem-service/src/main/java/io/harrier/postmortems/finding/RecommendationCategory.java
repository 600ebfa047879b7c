package io.harrier.postmortems.finding;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a recommendation is to be carried out. */
public enum RecommendationCategory {
    TECHNOLOGY,
    PROCESS,
    PEOPLE,
    GOVERNANCE;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);
}
