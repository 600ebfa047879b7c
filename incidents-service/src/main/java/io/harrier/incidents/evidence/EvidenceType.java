package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of thing shows what happened. */
public enum EvidenceType {
    LOG_FILE,
    NETWORK_CAPTURE,
    DISK_IMAGE,
    MEMORY_DUMP,
    SCREENSHOT,
    EMAIL,
    DOCUMENT,
    TESTIMONY,
    /** A thing: it has seals, and no file. */
    PHYSICAL,
    OTHER;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
