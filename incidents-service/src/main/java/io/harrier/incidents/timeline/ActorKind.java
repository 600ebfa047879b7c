package io.harrier.incidents.timeline;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of somebody did it. */
public enum ActorKind {
    PERSON,
    /** A program, a rule, a device. */
    SYSTEM,
    /** The attacker, whoever that is. */
    ADVERSARY;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
