package io.harrier.alerts.processing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a rule is: a draft does nothing, one in testing is evaluated and shows what it would do, an active one does it. */
enum ProcessingRuleStatus {
    DRAFT, TESTING, ACTIVE, DISABLED;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    private Set<ProcessingRuleStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(TESTING, DISABLED);
            case TESTING -> Set.of(DRAFT, ACTIVE, DISABLED);
            case ACTIVE -> Set.of(TESTING, DISABLED);
            case DISABLED -> Set.of(DRAFT, TESTING);
        };
    }

    boolean allows(ProcessingRuleStatus wanted) {
        return wanted == this || next().contains(wanted);
    }

    List<String> steps() {
        return Arrays.stream(values()).filter(next()::contains).map(status -> status.wire).toList();
    }

    boolean isEvaluated() {
        return this == TESTING || this == ACTIVE;
    }
}
