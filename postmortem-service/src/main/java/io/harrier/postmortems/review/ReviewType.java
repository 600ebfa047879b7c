package io.harrier.postmortems.review;

import java.util.Locale;

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

    /** Thematic reviews look at several incidents and tabletops at none; all others look at one. */
    public boolean concernsOneIncident() {
        return this != THEMATIC && this != TABLETOP;
    }

    /** As on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
