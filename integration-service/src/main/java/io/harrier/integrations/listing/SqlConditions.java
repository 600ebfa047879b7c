package io.harrier.integrations.listing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.vertx.mutiny.sqlclient.Tuple;

/** The conditions of a list on the plain client, with numbered parameters: what a client did not ask for adds none. */
public final class SqlConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();

    /** Adds a condition in which {@code ?} stands for the value, unless there is none. */
    public SqlConditions and(String condition, Object value) {
        if (value == null || value instanceof Collection<?> any && any.isEmpty()) {
            return this;
        }
        values.addValue(parameter(value));
        conditions.add(condition.replace("?", "$" + values.size()));
        return this;
    }

    /** Adds a condition with several values, {@code ?1}, {@code ?2} … in it. */
    public SqlConditions andAll(String condition, Object... all) {
        String numbered = condition;
        for (int i = 0; i < all.length; i++) {
            values.addValue(parameter(all[i]));
            numbered = numbered.replace("?" + (i + 1), "$" + values.size());
        }
        conditions.add(numbered);
        return this;
    }

    /** {@code where …}, or nothing. */
    public String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    public Tuple values() {
        return values;
    }

    private static Object parameter(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Collection<?> any) {
            return any.stream().map(String::valueOf).toArray(String[]::new);
        }
        return value;
    }
}
