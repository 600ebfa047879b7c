package io.harrier.alerts.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

import io.harrier.platform.problem.IllegalMove;

/** Where a version of a playbook is in its life; it never goes back. */
public enum PlaybookStatus {
    DRAFT, ACTIVE, DEPRECATED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    private static final Map<PlaybookStatus, List<String>> STEPS = Map.of(
            DRAFT, List.of("change", "classifications", "activation", "deprecation"),
            ACTIVE, List.of("classifications", "deprecation", "versions"),
            DEPRECATED, List.of("versions"));

    /** @throws IllegalMove naming the steps that this state allows */
    void require(String step) {
        if (!STEPS.get(this).contains(step)) {
            throw new IllegalMove(step, wire, STEPS.get(this));
        }
    }
}
