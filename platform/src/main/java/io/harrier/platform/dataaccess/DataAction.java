package io.harrier.platform.dataaccess;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What was done with data. */
public enum DataAction {
    READ,
    WRITE,
    DELETE,
    EXPORT;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
