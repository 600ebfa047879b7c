package io.harrier.alerts.suppression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.harrier.alerts.expression.AlertExpressions;
import io.harrier.alerts.expression.AlertExpressions.Condition;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.format.CelValues;

/** What rules ask of an alert: each is compiled once, and kept while it is used. */
@Singleton
class Conditions {

    private static final int MOST = 5_000;

    private final AlertExpressions expressions;
    private final Map<List<Object>, Condition> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Condition> eldest) {
            return size() > MOST;
        }
    });

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
        return kept(List.of(matchers, String.valueOf(condition)), () -> {
            var matching = Matchers.compile(matchers, "/matchers");
            if (condition == null) {
                return matching;
            }
            var expression = expressions.condition(condition, "/condition");
            return alert -> matching.matches(alert) && expression.matches(alert);
        });
    }

    /** A pattern's, within its scope. */
    Condition of(String pattern, String sourceSystem, String sourceType) {
        var expression = kept(List.of(pattern), () -> expressions.condition(pattern, "/pattern"));
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

    private Condition kept(List<Object> key, Supplier<Condition> compiling) {
        var condition = known.get(key);
        if (condition == null) {
            condition = compiling.get();
            known.put(key, condition);
        }
        return condition;
    }
}
