package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.CelExpressions.Expression;
import io.harrier.alerts.format.Unreadable.Reason;

import dev.cel.runtime.CelEvaluationException;

/** The format of a product that is known by a mapping only. */
final class GenericFormat implements AlertFormat {

    private final Map<String, Expression> fields = new LinkedHashMap<>();
    private final Map<ObservableType, Expression> observables = new LinkedHashMap<>();
    private final Map<String, Severity> severities;

    GenericFormat(GenericMapping mapping, CelExpressions cel, String at) {
        field("recognize", mapping.recognize(), cel, at);
        field("sourceSystem", mapping.sourceSystem(), cel, at);
        field("sourceId", mapping.sourceId(), cel, at);
        field("title", mapping.title(), cel, at);
        field("severity", mapping.severity(), cel, at);
        field("description", mapping.description(), cel, at);
        field("classification", mapping.classification(), cel, at);
        field("detectedAt", mapping.detectedAt(), cel, at);
        field("entity", mapping.entity(), cel, at);
        field("affectedSystems", mapping.affectedSystems(), cel, at);
        field("techniques", mapping.techniques(), cel, at);
        if (mapping.observables() != null) {
            mapping.observables().forEach((type, text) -> observables.put(type,
                    cel.compile(text, at + "/observables/" + type.wire)));
        }
        severities = mapping.severityMap() == null ? Map.of() : mapping.severityMap();
    }

    private void field(String name, String text, CelExpressions cel, String at) {
        if (text != null && !text.isBlank()) {
            fields.put(name, cel.compile(text, at + "/" + name));
        }
    }

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        if (!record.isObject()) {
            return false;
        }
        var expression = fields.get("recognize");
        try {
            return expression == null || expression.of(CelValues.of(record)).filter(Boolean.TRUE::equals).isPresent();
        } catch (CelEvaluationException isNot) {
            return false;
        }
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        if (!recognizes(incoming.record())) {
            throw new Unreadable(Reason.MALFORMED, "/recognize", "The mapping does not recognize this record");
        }
        var draft = new Draft(this, incoming);
        var record = CelValues.of(incoming.record());
        draft.sourceSystem = identity("sourceSystem", record, draft);
        draft.sourceId = identity("sourceId", record, draft);
        draft.title = text("title", record, draft);
        draft.description = text("description", record, draft);
        draft.classification = text("classification", record, draft);
        String severity = text("severity", record, draft);
        draft.severity("/severity", severity, severity == null ? null : severity(severity));
        value("detectedAt", record, draft).ifPresent(
                time -> draft.seenAt("/detectedAt", time.toString(), CelValues.time(time, draft.zone())));
        value("entity", record, draft).ifPresent(it -> draft.entity = entity(it));
        value("affectedSystems", record, draft).map(CelValues::texts).orElse(List.of()).forEach(draft::system);
        value("techniques", record, draft).map(CelValues::texts).orElse(List.of())
                .forEach(it -> Attack.techniques(it, draft.techniques));
        observables.forEach((type, expression) -> value("observables/" + type.wire, expression, record, draft)
                .map(CelValues::texts).orElse(List.of()).forEach(it -> ObservableText.add(type, it, draft.observables)));
        return List.of(draft.reading());
    }

    private String identity(String name, Map<String, Object> record, Draft draft) {
        String text = text(name, record, draft);
        if (text == null) {
            throw new Unreadable(Reason.MALFORMED, "/" + name, "The mapping finds none: " + draft.lastFault());
        }
        return text;
    }

    private String text(String name, Map<String, Object> record, Draft draft) {
        return value(name, record, draft).map(CelValues::text).orElse(null);
    }

    private Optional<Object> value(String name, Map<String, Object> record, Draft draft) {
        var expression = fields.get(name);
        return expression == null ? Optional.empty() : value(name, expression, record, draft);
    }

    private static Optional<Object> value(String name, Expression expression, Map<String, Object> record, Draft draft) {
        try {
            return expression.of(record);
        } catch (CelEvaluationException unexpected) {
            draft.fault("/" + name, JsonFields.snake(name).replace('/', '_') + "_unreadable",
                    Json.cut(unexpected.getMessage(), 500));
            return Optional.empty();
        }
    }

    private Severity severity(String word) {
        var mapped = severities.getOrDefault(word, severities.get(word.toLowerCase(Locale.ROOT)));
        return mapped == null ? Severity.named(word).orElse(null) : mapped;
    }

    private static Thing entity(Object value) {
        if (value instanceof Map<?, ?> map) {
            var parts = new ArrayList<String>(3);
            for (String key : List.of("type", "id", "name")) {
                parts.add(CelValues.present(map.get(key)).map(CelValues::text).map(it -> Json.cut(it, 500)).orElse(null));
            }
            return new Thing(parts.get(0), parts.get(1), parts.get(2));
        }
        String name = CelValues.text(value);
        return name == null ? null : new Thing(null, null, Json.cut(name, 500));
    }
}
