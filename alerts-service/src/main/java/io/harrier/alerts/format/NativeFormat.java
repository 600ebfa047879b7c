package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.EventSpace;
import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/** Harrier's own alert format ({@link NativeAlert}), as records from pipelines and bodies from clients have it. */
public final class NativeFormat implements AlertFormat {

    static final String UNTITLED = "Untitled alert";
    private static final String SEVERITIES = words(Severity.values());
    private static final String SOURCE_TYPES = words(SourceType.values());
    private static final String CONFIDENCES = words(Confidence.values());
    private static final String OBSERVABLE_TYPES = words(ObservableType.values());

    @Override
    public String name() {
        return "native";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return record.has("sourceSystem") || record.has("sourceId");
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        return List.of(reading(incoming));
    }

    private Reading reading(Incoming incoming) {
        var record = incoming.record();
        var defaults = incoming.defaults();
        var received = incoming.receivedAt();
        if (!record.isObject()) {
            throw new Unreadable(Reason.NOT_JSON, "", "An alert must be a JSON object");
        }
        var fields = new JsonFields(record);
        String system = identity(record, "sourceSystem", defaults.sourceSystem());
        String id = identity(record, "sourceId", defaults.sourceId());
        String title = fields.text("title", 500);
        if (title == null) {
            fields.fault("title", "missing", "Must not be blank");
            title = UNTITLED;
        }
        var severity = fields.word("severity", Severity::named, SEVERITIES);
        if (!record.hasNonNull("severity")) {
            fields.fault("severity", "missing", "Must be one of " + SEVERITIES);
        }
        var seenAt = fields.instant("detectedAt", received);
        var sourceType = fields.word("sourceType", text -> named(SourceType.values(), text), SOURCE_TYPES);
        var alert = new AlertRecord(system, id, sourceType == null ? SourceType.SIEM : sourceType, title,
                fields.text("description", 20_000), severity, original(record), fields.text("classification", 200),
                fields.word("confidence", text -> named(Confidence.values(), text), CONFIDENCES),
                seenAt != null ? seenAt : defaults.seenAt() != null ? defaults.seenAt() : received, entity(fields),
                fields.texts("affectedSystems", EventSpace.LONGEST_SYSTEM),
                fields.texts("affectedAssets", EventSpace.LONGEST_SYSTEM), observables(fields),
                fields.number("thresholdValue"), fields.number("currentValue"), fields.object("defenderContext"),
                fields.object("enrichment"), fields.faults.stream().map(Reading.Fault::flag).distinct().toList(),
                incoming.payload());
        return new Reading(name(), alert, List.copyOf(fields.faults));
    }

    private static String identity(JsonNode record, String name, String fallback) {
        var node = record.path(name);
        String text = node.isValueNode() && !node.isNull() && !node.asText().isBlank() ? node.asText() : fallback;
        if (text == null) {
            throw new Unreadable(Reason.NO_IDENTITY, "/" + name, "There is no " + name);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable(Reason.NUL, "/" + name, "Text must not hold a NUL");
        }
        if (!KeyLength.fits(text, KeyLength.IDENTITY)) {
            throw new Unreadable(Reason.NO_IDENTITY, "/" + name,
                    name + " is longer than " + KeyLength.IDENTITY + " bytes of UTF-8");
        }
        return text;
    }

    private static Thing entity(JsonFields fields) {
        var entity = fields.at("entity");
        if (entity == null) {
            String plain = fields.text("entity", 500);
            return plain == null ? null : new Thing(null, null, plain);
        }
        return new Thing(entity.text("type", 100), entity.text("id", 500), entity.text("name", 500));
    }

    private static List<Observable> observables(JsonFields fields) {
        var observables = new ArrayList<Observable>();
        fields.each("observables", (index, item) -> {
            var type = named(ObservableType.values(), item.path("type").asText());
            String value = item.path("value").asText("").strip();
            if (type.isEmpty() || value.isEmpty()) {
                fields.fault("observables", "unreadable", "Item " + index + " must have a value and a type, one of "
                        + OBSERVABLE_TYPES);
                return;
            }
            if (!KeyLength.fits(value, KeyLength.OBSERVABLE)) {
                fields.fault("observables", "too_long",
                        "Item " + index + " must have at most " + KeyLength.OBSERVABLE + " bytes of UTF-8");
                return;
            }
            observables.add(new Observable(type.get(), value));
        });
        return observables.stream().distinct().toList();
    }

    private static String original(JsonNode record) {
        var node = record.path("severity");
        String text = node.isMissingNode() || node.isNull() ? null : node.isValueNode() ? node.asText() : node.toString();
        return text == null || text.length() <= 200 ? text : text.substring(0, 200);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, String text) {
        return Arrays.stream(constants).filter(constant -> constant.name().equalsIgnoreCase(text)).findFirst();
    }

    private static String words(Enum<?>[] constants) {
        return String.join(", ", Arrays.stream(constants).map(it -> it.name().toLowerCase(java.util.Locale.ROOT)).toList());
    }
}
