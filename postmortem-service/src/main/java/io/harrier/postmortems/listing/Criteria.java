package io.harrier.postmortems.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conditions of a list, collected from the filters that were sent; those that were not take no part. */
public final class Criteria {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** Adds a condition with one parameter of that name, unless there is no value for it. */
    public Criteria and(String condition, String parameter, Object value) {
        if (value == null || value instanceof Collection<?> any && any.isEmpty()) {
            return this;
        }
        conditions.add(condition);
        values.put(parameter, value);
        return this;
    }

    /** Adds a condition without a parameter. */
    public Criteria and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** The conditions in HQL, followed by the order. */
    public String orderedBy(String order) {
        return (conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ") + "order by " + order;
    }

    public Map<String, Object> values() {
        return values;
    }
}
