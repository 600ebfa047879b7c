package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What there is of an item's file. */
public enum ContentState {
    NONE,
    STORED,
    DISPOSED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
