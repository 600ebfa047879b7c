package io.harrier.platform.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Something of a list's rows that conditions may name, as the view calls it.
 *
 * @param name as clients write it, {@code entity.name}; also that of its row in {@code filter_properties}, by which searches find it
 * @param type of its values: an enumeration, String, Integer, Long, BigDecimal, Instant, UUID, Boolean
 * @param path where HQL finds it; null where only the service's search function can tell
 * @param many whether it holds several texts, one of which may be asked for
 * @param rank for an enumeration with an order: its constants by rank, which is what the path leads to; else null
 */
public record Property(String name, Class<?> type, String path, boolean many, ToIntFunction<Object> rank) {

    public static Property of(String name, Class<?> type, String path) {
        return new Property(name, type, path, false, null);
    }

    /** An enumeration whose constants are compared by a rank that is stored beside them. */
    public static <E extends Enum<E>> Property ranked(String name, Class<E> type, String path, ToIntFunction<E> rank) {
        return new Property(name, type, path, false, constant -> rank.applyAsInt(type.cast(constant)));
    }

    /** Several texts, which a search alone looks into. */
    public static Property many(String name) {
        return new Property(name, String.class, null, true, null);
    }

    /** Whether one value is before another. */
    boolean isOrdered() {
        return !many && (rank != null || Number.class.isAssignableFrom(type) || type == Instant.class);
    }

    boolean isText() {
        return !many && type == String.class;
    }

    /**
     * The value that a literal of a filter stands for.
     *
     * @throws IllegalArgumentException that says what the property takes
     */
    Object value(Object literal) {
        if (type.isEnum() && literal instanceof String word) {
            return constant(word);
        }
        if (type == UUID.class && literal instanceof String text) {
            return id(text);
        }
        if (type == BigDecimal.class && literal instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (type == Integer.class && literal instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        if (type.isInstance(literal)) {
            return literal;
        }
        throw new IllegalArgumentException(name + " is " + kind());
    }

    /** A constant as it is stored: its rank, or itself. */
    Object stored(Object value) {
        return rank != null && value instanceof Enum<?> ? (Object) rank.applyAsInt(value) : value;
    }

    private Object constant(String word) {
        var names = Arrays.stream(type.getEnumConstants()).map(Property::wire).toList();
        int at = names.indexOf(word);
        if (at < 0) {
            throw new IllegalArgumentException(name + " is one of " + quoted(names));
        }
        return type.getEnumConstants()[at];
    }

    private UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new IllegalArgumentException(name + " is a UUID, in quotes");
        }
    }

    private String kind() {
        if (type.isEnum()) {
            return "one of " + quoted(Arrays.stream(type.getEnumConstants()).map(Property::wire).toList());
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "a time, like timestamp(\"2026-05-01T12:00:00Z\") or now - duration(\"24h\")";
            case "Boolean" -> "true or false";
            case "UUID" -> "a UUID, in quotes";
            case "Integer", "Long" -> "a whole number";
            case "BigDecimal" -> "a number";
            default -> "a text, in quotes";
        };
    }

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(it -> '"' + it + '"').toList());
    }

    static String wire(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
