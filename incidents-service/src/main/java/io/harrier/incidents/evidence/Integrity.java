package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether what is stored is what it should be. */
public enum Integrity {
    /** Nothing to compare with: no hash was declared, or no file has come. */
    UNVERIFIED,
    VERIFIED,
    /** It came with another hash than was declared when it was acquired. It is kept, and never verified. */
    MISMATCH,
    /** What is stored has changed since it came. */
    ALTERED,
    /** What was stored is not there. */
    MISSING;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
