package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.NullValue;
import com.google.protobuf.Timestamp;

/** JSON as CEL has it, and what CEL answers as we have it. */
public final class CelValues {

    private CelValues() {
    }

    static Map<String, Object> of(JsonNode object) {
        var map = new LinkedHashMap<String, Object>();
        object.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return of(node);
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>(node.size());
            node.forEach(item -> list.add(value(item)));
            return list;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? NullValue.NULL_VALUE : node.asText();
    }

    /** What was read of JSON into plain maps, lists, numbers and texts. */
    public static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            var all = new LinkedHashMap<String, Object>();
            map.forEach((key, item) -> all.put(String.valueOf(key), plain(item)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CelValues::plain).toList();
        }
        if (value instanceof BigInteger large) {
            return large.bitLength() < Long.SIZE ? (Object) large.longValue() : large.doubleValue();
        }
        if (value instanceof BigDecimal || value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value == null ? NullValue.NULL_VALUE : value;
    }

    public static Timestamp of(Instant time) {
        return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()).build();
    }

    /**
     * A value of an expression as JSON; times as ISO 8601 has them.
     *
     * @throws IllegalArgumentException where JSON has nothing for it
     */
    static JsonNode json(Object value) {
        var json = JsonNodeFactory.instance;
        if (value instanceof String text) {
            return json.textNode(text);
        }
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return json.numberNode(number);
        }
        if (value instanceof Number number && !(value instanceof Double)) {
            return json.numberNode(number.longValue());
        }
        if (value instanceof List<?> list) {
            var array = json.arrayNode(list.size());
            list.forEach(item -> array.add(present(item).map(CelValues::json).orElse(json.nullNode())));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            var object = json.objectNode();
            map.forEach((key, item) -> object.set(key.toString(), present(item).map(CelValues::json).orElse(json.nullNode())));
            return object;
        }
        if (value instanceof Instant || value instanceof Timestamp) {
            return json.textNode(time(value, ZoneOffset.UTC).toString());
        }
        throw new IllegalArgumentException("There is no JSON for " + value.getClass().getSimpleName());
    }

    static Optional<Object> present(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(CelValues::present);
        }
        boolean absent = value == null || value instanceof NullValue || value instanceof dev.cel.common.values.NullValue;
        return absent ? Optional.empty() : Optional.of(value);
    }

    /** Null for what is no text, number or boolean, and for blank text. */
    public static String text(Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        String text = plain ? value.toString().strip() : "";
        return text.isEmpty() ? null : text;
    }

    public static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(item -> present(item).stream()).map(CelValues::text)
                    .filter(text -> text != null).toList();
        }
        String text = text(value);
        return text == null ? List.of() : List.of(text);
    }

    /** Null where it is no time; in the zone where it names none. */
    static Instant time(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Timestamp timestamp) {
            return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
        }
        String text = text(value);
        return text == null ? null : Times.of(text, zone);
    }
}
