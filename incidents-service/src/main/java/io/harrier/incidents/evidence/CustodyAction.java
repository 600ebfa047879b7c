package io.harrier.incidents.evidence;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What happened to an item, or to who has it. */
public enum CustodyAction {
    COLLECTED,
    STORED,
    DESCRIBED,
    TRANSFER_OFFERED,
    TRANSFERRED,
    TRANSFER_REFUSED,
    TAKEN_OVER,
    ACCESSED,
    VERIFIED,
    INTEGRITY_FAILED,
    DISPOSAL_ASKED,
    DISPOSAL_REFUSED,
    DISPOSED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
