package io.harrier.platform.views;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.harrier.platform.http.Parameters;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;

/**
 * The parameters of a list as they are kept in saved views, read as those of a request are: what can't be read is a 422 that names the
 * parameter.
 *
 * @param <T> what the list is asked by
 */
public final class ViewParameters<T> {

    private final Map<String, BiConsumer<T, List<String>>> readers;

    /** @param readers by the parameter's name, each of which keeps the values that it is given */
    public ViewParameters(Map<String, BiConsumer<T, List<String>>> readers) {
        this.readers = new TreeMap<>(readers);
    }

    /** @throws RuleBroken that names the parameter */
    public T read(Map<String, List<String>> parameters, T into) {
        parameters.forEach((name, values) -> {
            var reader = readers.get(name);
            if (reader == null) {
                throw new RuleBroken("/parameters/" + name, "Not one of " + String.join(", ", readers.keySet()));
            }
            named(name, () -> {
                reader.accept(into, values);
                return into;
            });
        });
        return into;
    }

    /** What else tells whether the parameter can be read. */
    public static <V> V named(String name, Supplier<V> reading) {
        try {
            return reading.get();
        } catch (ProblemException | IllegalArgumentException wrong) {
            throw new RuleBroken("/parameters/" + name, wrong.getMessage());
        }
    }

    public static <V> List<V> all(Class<V> type, List<String> values) {
        Function<String, V> reader = text -> Parameters.read(type, text);
        return values.stream().map(reader).toList();
    }

    public static <V> V one(Class<V> type, List<String> values) {
        return Parameters.read(type, one(values));
    }

    public static String one(List<String> values) {
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw new IllegalArgumentException("One value is needed");
        }
        return values.get(0);
    }

    public static UUID id(List<String> values) {
        return one(UUID.class, values);
    }

    public static boolean flag(List<String> values) {
        return switch (one(values)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    /** One value of a length. */
    public static String words(List<String> values, int shortest, int longest) {
        String words = one(values);
        if (words.length() < shortest || words.length() > longest) {
            throw new IllegalArgumentException(shortest + " to " + longest + " characters are needed");
        }
        return words;
    }
}
