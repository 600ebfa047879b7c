package io.harrier.platform.paging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conditions of a list in HQL, with their values: what a client did not ask for adds none. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** Adds a condition with its value, unless that is null. */
    public Conditions with(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Adds a condition on a list of values, unless the list is empty or null. */
    public Conditions anyOf(String condition, String name, Collection<?> any) {
        return with(condition, name, any == null || any.isEmpty() ? null : any);
    }

    /** Adds that rows come after a cursor of a time and an id, in the order of that time and then of the id; nothing where it is null. */
    public Conditions after(Cursor cursor, String time) {
        return cursor == null
                ? this
                : also("(" + time + " > :at or " + time + " = :at and id > :id)").value("at", cursor.instant(0))
                        .value("id", cursor.id(1));
    }

    /** Adds a condition whose values are added apart, or that has none. */
    public Conditions also(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a further value of a condition already added. */
    public Conditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public String text() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    public Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
