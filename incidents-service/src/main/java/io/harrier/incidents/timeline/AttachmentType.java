package io.harrier.incidents.timeline;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is attached. */
public enum AttachmentType {
    SCREENSHOT,
    LOG,
    EMAIL,
    DOCUMENT,
    RECORDING,
    OTHER;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
