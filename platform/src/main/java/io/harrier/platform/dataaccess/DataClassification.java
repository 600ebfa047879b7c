package io.harrier.platform.dataaccess;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How closely data is held. {@link #RESTRICTED} is what only named people see, {@link #SENSITIVE} what is marked so by people. */
public enum DataClassification {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    SENSITIVE,
    RESTRICTED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
