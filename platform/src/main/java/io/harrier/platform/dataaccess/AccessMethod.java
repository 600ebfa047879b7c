package io.harrier.platform.dataaccess;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** By which way data was had. */
public enum AccessMethod {
    UI,
    API,
    EXPORT,
    REPORT;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
