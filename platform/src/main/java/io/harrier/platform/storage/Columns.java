package io.harrier.platform.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Rows as the parameters of one statement that takes them by {@code unnest}: an array per column, in the order in which the columns are
 * named, and then what holds for all.
 */
public final class Columns<T> {

    private final Collection<T> rows;
    private final Tuple tuple = Tuple.tuple();

    private Columns(Collection<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> uuids(Function<T, UUID> value) {
        return array(value, UUID[]::new);
    }

    public Columns<T> texts(Function<T, String> value) {
        return array(value, String[]::new);
    }

    public Columns<T> bytes(Function<T, byte[]> value) {
        return array(row -> {
            byte[] bytes = value.apply(row);
            return bytes == null ? null : Buffer.buffer(bytes);
        }, Buffer[]::new);
    }

    public Columns<T> longs(ToLongFunction<T> value) {
        return array(value::applyAsLong, Long[]::new);
    }

    public Columns<T> booleans(Function<T, Boolean> value) {
        return array(value, Boolean[]::new);
    }

    public Columns<T> objects(Function<T, JsonObject> value) {
        return array(value, Object[]::new);
    }

    public Columns<T> times(Function<T, Instant> value) {
        return array(row -> time(value.apply(row)), OffsetDateTime[]::new);
    }

    /** A column of text arrays: PostgreSQL unnests an array of arrays to its last element, so each comes as text, to be cast. */
    public Columns<T> lists(Function<T, Collection<String>> value) {
        return texts(row -> literal(value.apply(row)));
    }

    /** One value, the same for all rows. */
    public Columns<T> all(Object value) {
        tuple.addValue(value instanceof Instant instant ? time(instant) : value);
        return this;
    }

    public Tuple tuple() {
        return tuple;
    }

    private <A> Columns<T> array(Function<T, ? extends A> value, IntFunction<A[]> array) {
        A[] values = array.apply(rows.size());
        int index = 0;
        for (T row : rows) {
            values[index++] = value.apply(row);
        }
        tuple.addValue(values);
        return this;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** As PostgreSQL writes an array of texts. */
    static String literal(Collection<String> texts) {
        if (texts.isEmpty()) {
            return "{}";
        }
        var literal = new StringBuilder();
        for (String text : texts) {
            literal.append(literal.isEmpty() ? '{' : ',').append('"');
            for (int index = 0; index < text.length(); index++) {
                char character = text.charAt(index);
                if (character == '"' || character == '\\') {
                    literal.append('\\');
                }
                literal.append(character);
            }
            literal.append('"');
        }
        return literal.append('}').toString();
    }
}
