package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.platform.problem.RuleBroken;

/** What the records of a source share that are one alert, where the source gives no id that lasts. */
public final class IdentityFields {

    private final List<JsonPointer> fields;

    private IdentityFields(List<JsonPointer> fields) {
        this.fields = fields;
    }

    /**
     * @param texts JSON pointers, or names of properties
     * @param at the JSON pointer of the list, for what is wrong in it
     * @throws RuleBroken where one is no pointer
     */
    public static IdentityFields of(List<String> texts, String at) {
        var fields = new ArrayList<JsonPointer>();
        for (String text : texts) {
            try {
                fields.add(JsonPointer.compile(
                        text.startsWith("/") ? text : "/" + text.replace("~", "~0").replace("/", "~1")));
            } catch (IllegalArgumentException isNone) {
                throw new RuleBroken(at + "/" + fields.size(), "Must be a JSON pointer, or the name of a property");
            }
        }
        return new IdentityFields(List.copyOf(fields));
    }

    /** The fingerprint of values, by themselves in what {@code scope} names. */
    public static String fingerprint(String scope, List<String> values) {
        var parts = new ArrayList<String>();
        parts.add(scope);
        parts.addAll(values);
        return Identity.of(parts.toArray(String[]::new));
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The fingerprint of their values; null where a record has none of them. A line of CEF has the fields of its header and extension. */
    public String fingerprint(JsonNode record) {
        if (isEmpty()) {
            return null;
        }
        return record.isTextual() ? CefFormat.fields(record.textValue()).map(this::of).orElse(null) : of(record);
    }

    private String of(JsonNode record) {
        var values = new String[fields.size()];
        boolean found = false;
        for (int index = 0; index < values.length; index++) {
            var value = record.at(fields.get(index));
            if (!value.isMissingNode() && !value.isNull()) {
                values[index] = value.isValueNode() ? value.asText() : value.toString();
                found = true;
            }
        }
        return found ? Identity.of(values) : null;
    }
}
