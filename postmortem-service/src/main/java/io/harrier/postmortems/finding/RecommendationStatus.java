package io.harrier.postmortems.finding;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a recommendation. */
public enum RecommendationStatus {
    PROPOSED,
    APPROVED,
    REJECTED,
    IMPLEMENTED,
    VERIFIED;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);
}
