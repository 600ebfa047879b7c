package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.Reading.Fault;

/** Reads the fields of a record and notes what is not as it should be, instead of giving up. */
final class JsonFields {

    private static final int MOST_ITEMS = 1_000;

    private final JsonNode record;
    final List<Fault> faults = new ArrayList<>();

    JsonFields(JsonNode record) {
        this.record = record;
    }

    void fault(String name, String problem, String detail) {
        faults.add(new Fault("/" + name, snake(name) + "_" + problem, detail));
    }

    /** Text, or a number or boolean as text; longer than {@code most} it is cut. */
    String text(String name, int most) {
        var node = record.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isContainerNode()) {
            fault(name, "unreadable", "Must be text");
            return null;
        }
        String text = node.asText().strip();
        if (text.isEmpty()) {
            return null;
        }
        return cut(name, text, most, "Must");
    }

    private String cut(String name, String text, int most, String what) {
        if (text.length() <= most) {
            return text;
        }
        fault(name, "too_long", what + " have at most " + most + " characters");
        return Json.cut(text, most);
    }

    /** A word of a known set; any other is noted and left out. */
    <T> T word(String name, Function<String, Optional<T>> known, String words) {
        String word = text(name, 100);
        if (word == null) {
            return null;
        }
        return known.apply(word).orElseGet(() -> {
            fault(name, "unknown", "'" + word + "' is not one of " + words);
            return null;
        });
    }

    /** An RFC 3339 instant of this era; anything else is noted and left out. */
    Instant instant(String name, Instant received) {
        String text = text(name, 100);
        if (text == null) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            if (Times.plausible(instant, received)) {
                return instant;
            }
            fault(name, "implausible", "'" + text + "' is before 2000 or more than a day ahead");
        } catch (DateTimeException unreadable) {
            fault(name, "unreadable", "'" + text + "' is not an RFC 3339 time");
        }
        return null;
    }

    BigDecimal number(String name) {
        var node = record.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            var number = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText().strip());
            if (Math.abs((long) number.scale()) + number.precision() <= 100) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            // noted below
        }
        fault(name, "unreadable", "Must be a number of a usual size");
        return null;
    }

    /** A list of texts; an item longer than {@code most} is cut. */
    List<String> texts(String name, int most) {
        var texts = new ArrayList<String>();
        each(name, (index, item) -> {
            if (!item.isValueNode() || item.isNull() || item.asText().isBlank()) {
                fault(name, "unreadable", "Item " + index + " must be text");
                return;
            }
            texts.add(cut(name, item.asText().strip(), most, "Item " + index + " must"));
        });
        return texts;
    }

    /** Visits the items of an array, up to a thousand. */
    void each(String name, java.util.function.BiConsumer<Integer, JsonNode> visit) {
        var node = record.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        if (!node.isArray()) {
            fault(name, "unreadable", "Must be a list");
            return;
        }
        if (node.size() > MOST_ITEMS) {
            fault(name, "too_long", "Must have at most " + MOST_ITEMS + " items");
        }
        for (int index = 0; index < Math.min(node.size(), MOST_ITEMS); index++) {
            visit.accept(index, node.get(index));
        }
    }

    Map<String, Object> object(String name) {
        var node = record.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            fault(name, "unreadable", "Must be an object");
            return null;
        }
        return Json.map(node);
    }

    JsonFields at(String name) {
        return record.path(name).isObject() ? new JsonFields(record.get(name)) : null;
    }

    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
