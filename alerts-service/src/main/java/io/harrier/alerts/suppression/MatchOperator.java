package io.harrier.alerts.suppression;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a matcher compares, as Alertmanager writes it. */
public enum MatchOperator {
    EQUAL("="), NOT_EQUAL("!="), MATCH("=~"), NOT_MATCH("!~"), IN("in");

    @JsonValue
    @EnumeratedValue
    public final String wire;

    MatchOperator(String wire) {
        this.wire = wire;
    }

    /** Whether it holds where none of an alert's values is what it names. */
    boolean negates() {
        return this == NOT_EQUAL || this == NOT_MATCH;
    }
}
