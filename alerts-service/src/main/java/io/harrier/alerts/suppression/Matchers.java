package io.harrier.alerts.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.google.re2j.PatternSyntaxException;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.expression.AlertExpressions.Condition;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.format.BoundedPattern;
import io.harrier.alerts.format.CelValues;
import io.harrier.platform.problem.RuleBroken;

/** Compiles matchers to a condition that holds where all of them do. */
final class Matchers {

    private static final Set<String> PROPERTIES = Set.of("title", "description", "severity", "severityOriginal", "sourceSystem",
            "sourceId", "sourceType", "classification", "confidence", "affectedSystems", "affectedAssets");
    private static final Set<String> ENTITY = Set.of("type", "id", "name");
    private static final List<String> ABSENT = List.of("");

    private interface Reading {
        List<String> of(AlertValues alert);
    }

    private Matchers() {
    }

    /** @throws RuleBroken below {@code pointer} */
    static Condition compile(List<AlertMatcher> matchers, String pointer) {
        var all = new ArrayList<Condition>();
        for (int index = 0; index < matchers.size(); index++) {
            all.add(compile(matchers.get(index), pointer + "/" + index));
        }
        return alert -> all.stream().allMatch(it -> it.matches(alert));
    }

    private static Condition compile(AlertMatcher matcher, String at) {
        var reading = reading(matcher.name(), at + "/name");
        var wanted = wanted(matcher, at);
        boolean negates = matcher.op().negates();
        return alert -> {
            var values = reading.of(alert);
            return (values.isEmpty() ? ABSENT : values).stream().anyMatch(wanted) != negates;
        };
    }

    private static Predicate<String> wanted(AlertMatcher matcher, String at) {
        if (matcher.op() == MatchOperator.IN) {
            refuse(matcher.values() == null || matcher.values().isEmpty(), at + "/values", "in needs them");
            refuse(matcher.value() != null, at + "/value", "in takes values");
            return new HashSet<>(matcher.values())::contains;
        }
        refuse(matcher.value() == null, at + "/value", matcher.op().wire + " needs one");
        refuse(matcher.values() != null, at + "/values", "Go with in only");
        if (matcher.op() == MatchOperator.EQUAL || matcher.op() == MatchOperator.NOT_EQUAL) {
            return matcher.value()::equals;
        }
        try {
            return BoundedPattern.compile(matcher.value())::matches;
        } catch (PatternSyntaxException wrong) {
            throw new RuleBroken(at + "/value", "Not a pattern of RE2: " + wrong.getMessage());
        }
    }

    private static Reading reading(String name, String at) {
        if (PROPERTIES.contains(name)) {
            return alert -> CelValues.texts(alert.get(name));
        }
        int dot = name.indexOf('.');
        String rest = name.substring(dot + 1);
        switch (dot < 0 ? name : name.substring(0, dot)) {
            case "entity" :
                refuse(!ENTITY.contains(rest), at, "entity has a type, an id and a name");
                return alert -> CelValues.texts(below(alert.get("entity"), List.of(rest)));
            case "observables" :
                boolean any = dot < 0;
                refuse(!any && Arrays.stream(ObservableType.values()).noneMatch(it -> it.wire.equals(rest)), at,
                        "There is no such type of observable");
                return alert -> observables(alert, any ? null : rest);
            case "enrichment" :
                refuse(dot < 0, at, "Name what of the enrichment: enrichment.<path>");
                var path = List.of(rest.split("\\."));
                return alert -> CelValues.texts(below(alert.get("enrichment"), path));
            default :
                throw new RuleBroken(at, "There is no such property to match");
        }
    }

    private static Object below(Object value, List<String> path) {
        Object found = value;
        for (String step : path) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static List<String> observables(AlertValues alert, String type) {
        var found = new ArrayList<String>();
        for (Object item : alert.get("observables") instanceof List<?> all ? all : List.of()) {
            var observable = (Map<?, ?>) item;
            if (type == null || type.equals(observable.get("type"))) {
                found.add((String) observable.get("value"));
            }
        }
        return found;
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }
}
