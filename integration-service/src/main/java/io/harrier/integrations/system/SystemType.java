package io.harrier.integrations.system;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an external system is. */
public enum SystemType {

    TENABLE,
    TENABLE_SC,
    XACTA,
    EMASS,
    QUALYS,
    GENERIC;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
