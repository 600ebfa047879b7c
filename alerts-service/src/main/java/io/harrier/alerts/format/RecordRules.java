package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.alerts.format.CelExpressions.Expression;
import io.harrier.platform.problem.RuleBroken;

import dev.cel.runtime.CelEvaluationException;

/**
 * What is done to records before they are read: some are dropped, the others changed. A rule that fails never loses a record: a
 * filter that can't be asked drops nothing, and where one transformation fails none is made.
 */
public final class RecordRules {

    public static final String FILTER_FAILED = "filter_failed";
    public static final String TRANSFORMATION_FAILED = "transformation_failed";
    /** The flag of a record that a filter on trial would have dropped. */
    public static final String FILTER_WOULD_DROP = "filter_would_drop";
    /** A line of text is asked for as {@code record.text}. */
    private static final String TEXT = "text";

    private final List<Expression> filters = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();

    private record Setting(JsonPointer property, Expression value) {
    }

    /**
     * What became of a record.
     *
     * @param record as it is to be read; the very same where nothing was changed
     * @param flags what went wrong, as {@code quality} names it
     */
    public record Outcome(boolean dropped, JsonNode record, List<String> flags) {
    }

    RecordRules(CelExpressions cel, List<FilterRule> filters, List<TransformationRule> transformations) {
        for (int index = 0; index < filters.size(); index++) {
            this.filters.add(cel.compile(filters.get(index).dropIf(), "/filterRules/" + index + "/dropIf"));
        }
        for (int index = 0; index < transformations.size(); index++) {
            var rule = transformations.get(index);
            String at = "/transformationRules/" + index;
            settings.add(new Setting(property(rule.set(), at + "/set"), cel.compile(rule.to(), at + "/to")));
        }
    }

    public boolean isEmpty() {
        return filters.isEmpty() && settings.isEmpty();
    }

    private static JsonPointer property(String text, String at) {
        try {
            var pointer = JsonPointer.compile(text.startsWith("/") ? text : "/" + text.replace("~", "~0").replace("/", "~1"));
            if (text.indexOf('\0') < 0) {
                return pointer;
            }
        } catch (IllegalArgumentException isNone) {
            throw new RuleBroken(at, "Must be a JSON pointer, or the name of a property");
        }
        throw new RuleBroken(at, "Must not hold a NUL");
    }

    /** @param trial to drop and to change nothing, and only flag what would be dropped or fail */
    public Outcome apply(JsonNode record, boolean trial) {
        if (!record.isObject() && !record.isTextual() || isEmpty()) {
            return new Outcome(false, record, List.of());
        }
        var values = record.isObject() ? CelValues.of(record) : Map.<String, Object>of(TEXT, record.textValue());
        var flags = new ArrayList<String>(2);
        boolean drops = drops(values, flags);
        if (drops && !trial) {
            return new Outcome(true, record, flags);
        }
        if (drops) {
            flags.add(FILTER_WOULD_DROP);
        }
        var changed = settings.isEmpty() ? record : changed(record, values, flags);
        return new Outcome(false, trial ? record : changed, flags);
    }

    private boolean drops(Map<String, Object> values, List<String> flags) {
        boolean failed = false;
        for (Expression filter : filters) {
            try {
                var answer = filter.of(values);
                if (answer.filter(Boolean.TRUE::equals).isPresent()) {
                    return true;
                }
                failed |= answer.isPresent() && !(answer.get() instanceof Boolean);
            } catch (CelEvaluationException unexpected) {
                failed = true;
            }
        }
        if (failed) {
            flags.add(FILTER_FAILED);
        }
        return false;
    }

    private JsonNode changed(JsonNode record, Map<String, Object> values, List<String> flags) {
        var copy = record.isObject()
                ? (ObjectNode) record.deepCopy()
                : JsonNodeFactory.instance.objectNode().put(TEXT, record.textValue());
        try {
            for (Setting setting : settings) {
                set(copy, setting.property, setting.value.of(values).map(CelValues::json));
            }
            Nul.refuse(copy);
            return record.isTextual() && copy.size() == 1 && copy.path(TEXT).isTextual() ? copy.get(TEXT) : copy;
        } catch (CelEvaluationException | IllegalArgumentException | Unreadable failed) {
            flags.add(TRANSFORMATION_FAILED);
            return record;
        }
    }

    private static void set(ObjectNode record, JsonPointer property, Optional<JsonNode> value) {
        var at = record;
        var rest = property;
        for (; !rest.tail().matches(); rest = rest.tail()) {
            var next = at.get(rest.getMatchingProperty());
            if (next != null && !next.isObject()) {
                throw new IllegalArgumentException(rest.getMatchingProperty() + " is no object");
            }
            if (next == null && value.isEmpty()) {
                return;
            }
            at = next == null ? at.putObject(rest.getMatchingProperty()) : (ObjectNode) next;
        }
        if (value.isPresent()) {
            at.set(rest.getMatchingProperty(), value.get());
            return;
        }
        at.remove(rest.getMatchingProperty());
    }
}
