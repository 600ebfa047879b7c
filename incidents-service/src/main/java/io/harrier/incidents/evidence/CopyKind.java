package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether it is the thing itself or a copy to work on. */
public enum CopyKind {
    ORIGINAL,
    WORKING_COPY;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
