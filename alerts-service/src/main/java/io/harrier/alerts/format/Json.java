package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What formats ask of JSON beyond Jackson. */
final class Json {

    private Json() {
    }

    /** Text, or a number or boolean as text; null for what is blank or no value. */
    static String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull() || node.isMissingNode()) {
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** The values of a list, or the one value that stands in its place. */
    static List<String> texts(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            String text = text(node);
            return text == null ? List.of() : List.of(text);
        }
        var texts = new ArrayList<String>(node.size());
        for (JsonNode item : node) {
            String text = text(item);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The first of these that says something. */
    static String first(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            String text = node.isArray() ? text(node.path(0)) : text(node);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /**
     * The value of a dotted key, flat ({@code "a.b.c": 1}), nested, or both mixed ({@code "a.b": {"c": 1}}), as Elastic and Splunk
     * have them.
     */
    static JsonNode dotted(JsonNode node, String key) {
        return DottedKey.of(key).in(node);
    }

    static Map<String, Object> map(JsonNode object) {
        var map = new LinkedHashMap<String, Object>();
        object.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
        return map;
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>(node.size());
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? null : node.asText();
    }

    static String cut(String text, int most) {
        return text == null || text.length() <= most
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
