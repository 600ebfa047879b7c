package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an upload is. */
public enum UploadState {
    OPEN,
    /** All has come; it is hashed and put away within seconds, or as soon as the store takes it. */
    RECEIVED,
    /** Its file is the item's. */
    STORED,
    /** Its file can't be made, for something of it is gone: to be ended, and sent anew. */
    FAILED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
