package io.harrier.local.tenable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.local.tenable.ExportRequest.Refused;

/** The kinds of filters both exports are made of. Each looks at one place of a record, given as a JSON pointer. */
final class Filters {

    /** One kind of filter: makes a test of records out of what the client asked for. */
    interface Filter {

        Predicate<JsonNode> of(String name, JsonNode asked);
    }

    private Filters() {
    }

    /** The time there is at or after the Unix seconds asked for. */
    static Filter since(String pointer) {
        return (name, asked) -> {
            if (!asked.isIntegralNumber()) {
                throw new Refused("\"" + name + "\" must be a Unix timestamp in seconds", name);
            }
            Instant from = Instant.ofEpochSecond(asked.asLong());
            return r -> notBefore(r.at(pointer), from);
        };
    }

    static boolean notBefore(JsonNode time, Instant from) {
        return time.isTextual() && !Instant.parse(time.asText()).isBefore(from);
    }

    /** One of these values, whatever the case, is there (or is in the list there). */
    static Filter oneOf(String pointer, String... allowed) {
        return (name, asked) -> {
            Set<String> wanted = words(name, asked);
            List<String> legal = Arrays.asList(allowed);
            if (!legal.isEmpty() && !wanted.stream().allMatch(w -> legal.stream().anyMatch(w::equalsIgnoreCase))) {
                throw new Refused("\"" + name + "\" must be one of " + legal, name);
            }
            return r -> contains(r.at(pointer), wanted);
        };
    }

    /** The value there lies within bounds such as {@code {"gte": 7.5}}. */
    static Filter bounds(String pointer) {
        return (name, asked) -> {
            if (!asked.isObject()) {
                throw new Refused("\"" + name + "\" must be an object", name);
            }
            return r -> !r.at(pointer).isMissingNode() && within(r.at(pointer).asDouble(), asked);
        };
    }

    /** True: something is there (and is not false); false: the opposite. */
    static Filter present(String pointer) {
        return (name, asked) -> {
            if (!asked.isBoolean()) {
                throw new Refused("\"" + name + "\" must be a boolean", name);
            }
            return r -> asked.asBoolean() == isThere(r.at(pointer));
        };
    }

    private static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull() && (!node.isBoolean() || node.asBoolean());
    }

    private static Set<String> words(String name, JsonNode asked) {
        if (asked.isContainerNode() && !asked.isArray() || asked.isNull()) {
            throw new Refused("\"" + name + "\" must be an array", name);
        }
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (asked.isArray()) {
            asked.forEach(n -> words.add(n.asText()));
            return words;
        }
        words.add(asked.asText());
        return words;
    }

    private static boolean contains(JsonNode there, Set<String> wanted) {
        if (there.isArray()) {
            return StreamSupport.stream(there.spliterator(), false)
                    .anyMatch(n -> wanted.contains(n.has("name") ? n.get("name").asText() : n.asText()));
        }
        return !there.isMissingNode() && wanted.contains(there.asText());
    }

    private static boolean within(double value, JsonNode bounds) {
        return (!bounds.has("gt") || value > bounds.get("gt").asDouble())
                && (!bounds.has("gte") || value >= bounds.get("gte").asDouble())
                && (!bounds.has("lt") || value < bounds.get("lt").asDouble())
                && (!bounds.has("lte") || value <= bounds.get("lte").asDouble())
                && (!bounds.has("eq") || among(value, bounds.get("eq")))
                && (!bounds.has("neq") || !among(value, bounds.get("neq")));
    }

    private static boolean among(double value, JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).anyMatch(n -> n.asDouble() == value);
    }
}
