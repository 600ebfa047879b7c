package io.harrier.alerts.playbook;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a playbook is the one for a classification, or one beside it. */
public enum LinkRelation {
    PRIMARY, SECONDARY;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
