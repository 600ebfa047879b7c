package io.harrier.postmortems.review;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of look back a review is. */
public enum ReviewType {
    IMMEDIATE,
    QUICK,
    COMPREHENSIVE,
    EXECUTIVE,
    TECHNICAL,
    REGULATORY,
    THEMATIC,
    TABLETOP;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Thematic reviews look at several incidents and tabletops at none; all others look at one. */
    public boolean concernsOneIncident() {
        return this != THEMATIC && this != TABLETOP;
    }

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
