package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an upload is; one that is over is not there any more. */
public enum UploadState {
    OPEN,
    /** All has come; it is hashed and put away within seconds. */
    RECEIVED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
