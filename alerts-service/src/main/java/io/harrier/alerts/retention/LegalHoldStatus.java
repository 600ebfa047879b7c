package io.harrier.alerts.retention;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a legal hold holds: in force it does, also while somebody asks for its end. */
public enum LegalHoldStatus {
    IN_FORCE, TERMINATION_ASKED, EXPIRED, RELEASED;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
