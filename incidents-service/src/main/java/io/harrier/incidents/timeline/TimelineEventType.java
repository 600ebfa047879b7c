package io.harrier.incidents.timeline;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of thing happened. */
public enum TimelineEventType {
    DETECTION,
    ESCALATION,
    CONTAINMENT,
    ERADICATION,
    RECOVERY,
    COMMUNICATION,
    DECISION,
    MILESTONE,
    EXTERNAL_EVENT,
    RESPONSE_ACTION,
    NOTE,
    /** What the attacker did; {@link AttackTactic} says to what end. */
    ADVERSARY_ACTIVITY;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
