package io.harrier.incidents.sla;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What has become of a step. */
public enum SlaEscalationState {
    PENDING,
    DONE,
    /** There was no reason for it any more when it came due, or it would have shown the incident to somebody who may not see it. */
    DROPPED;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
