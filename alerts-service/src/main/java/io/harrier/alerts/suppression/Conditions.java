package io.harrier.alerts.suppression;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import io.harrier.alerts.expression.AlertExpressions;
import io.harrier.alerts.expression.AlertExpressions.Condition;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.format.CelValues;

/** Compiles what rules ask of an alert. Whoever applies it keeps what is compiled. */
@Singleton
class Conditions {

    private final AlertExpressions expressions;

    Conditions(AlertExpressions expressions) {
        this.expressions = expressions;
    }

    /**
     * A silence's.
     *
     * @param condition CEL, or null
     * @throws io.harrier.platform.problem.RuleBroken naming the property
     */
    Condition of(List<AlertMatcher> matchers, String condition) {
        var matching = Matchers.compile(matchers, "/matchers");
        if (condition == null) {
            return matching;
        }
        var expression = expressions.condition(condition, "/condition");
        return alert -> matching.matches(alert) && expression.matches(alert);
    }

    /**
     * A pattern's.
     *
     * @throws io.harrier.platform.problem.RuleBroken naming the property
     */
    Condition of(String pattern) {
        return expressions.condition(pattern, "/pattern");
    }

    /** The same within a scope; null for any. */
    static Condition within(String sourceSystem, String sourceType, Condition expression) {
        return alert -> (sourceSystem == null || sourceSystem.equals(alert.get("sourceSystem")))
                && (sourceType == null || sourceType.equals(alert.get("sourceType"))) && expression.matches(alert);
    }

    /** A window's: the alert is about one of these systems or assets, or comes from one of these sources. */
    static Condition scope(String[] systems, String[] assets, String[] sources) {
        var ofSystems = Set.copyOf(List.of(systems));
        var ofAssets = Set.copyOf(List.of(assets));
        var ofSources = Set.copyOf(List.of(sources));
        return alert -> ofSources.contains(alert.get("sourceSystem"))
                || any(alert, "affectedSystems", ofSystems) || any(alert, "affectedAssets", ofAssets)
                || entity(alert, "name", ofSystems) || entity(alert, "id", ofSystems) || entity(alert, "id", ofAssets);
    }

    private static boolean any(AlertValues alert, String property, Set<String> wanted) {
        return !wanted.isEmpty() && CelValues.texts(alert.get(property)).stream().anyMatch(wanted::contains);
    }

    private static boolean entity(AlertValues alert, String property, Set<String> wanted) {
        return !wanted.isEmpty() && alert.get("entity") instanceof Map<?, ?> entity && entity.get(property) != null
                && wanted.contains(entity.get(property));
    }
}
