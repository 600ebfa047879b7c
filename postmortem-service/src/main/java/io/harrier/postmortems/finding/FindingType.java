package io.harrier.postmortems.finding;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a review found. */
public enum FindingType {
    ROOT_CAUSE,
    CONTRIBUTING_FACTOR,
    DETECTION_GAP,
    RESPONSE_GAP,
    PROCESS_ISSUE,
    TECHNOLOGY_ISSUE,
    PEOPLE_ISSUE;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);
}
