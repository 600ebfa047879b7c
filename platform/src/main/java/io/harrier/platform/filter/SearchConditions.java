package io.harrier.platform.filter;

import java.util.List;
import java.util.Map;

import io.harrier.platform.filter.Condition.All;
import io.harrier.platform.filter.Condition.Any;
import io.harrier.platform.filter.Condition.Is;

/** Writes a condition as the search functions read it, in JSON ({@code filter_sql} in the platform's migrations). */
public final class SearchConditions {

    private SearchConditions() {
    }

    public static Map<String, Object> of(Condition condition) {
        if (condition instanceof All all) {
            return Map.of("all", parts(all.parts()));
        }
        if (condition instanceof Any any) {
            return Map.of("any", parts(any.parts()));
        }
        var is = (Is) condition;
        var values = is.values().stream().map(SearchConditions::value).toList();
        return Map.of("property", is.property().name(), "test", is.test().sign, "not", is.not(), "value",
                is.test() == Condition.Test.IN ? values : values.isEmpty() ? "" : values.get(0));
    }

    private static List<Map<String, Object>> parts(List<Condition> parts) {
        return parts.stream().map(SearchConditions::of).toList();
    }

    private static Object value(Object value) {
        return value instanceof Enum<?> ? Property.wire(value) : value.toString();
    }
}
