package io.harrier.integrations.tenable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the fields of a record as Tenable really sends them: absent, null and empty all mean unknown, numbers come as text too,
 * a time may be impossible, a text may hold what PostgreSQL can't.
 */
record Fields(JsonNode node) {

    private static final int LINE = 500;
    private static final int ID = 100;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    Fields at(String name) {
        return new Fields(node.path(name));
    }

    /** The text there, or null. */
    String text(String name) {
        return text(node.path(name));
    }

    /** This itself as one line of bounded length, where it is a text; or null. */
    String line() {
        return oneLine(text(node));
    }

    /** The text there as one line of bounded length, or null. */
    String line(String name) {
        return oneLine(text(name));
    }

    /** The text there as an identifier of bounded length; null where it is too long to be one. */
    String id(String name) {
        String text = lower(name);
        return text == null || text.length() > ID ? null : text;
    }

    String lower(String name) {
        String text = text(name);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** The texts of a list; a single text is a list of one. */
    List<String> texts(String name) {
        JsonNode there = node.path(name);
        if (!there.isArray()) {
            return Optional.ofNullable(oneLine(text(there))).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        there.forEach(n -> Optional.ofNullable(oneLine(text(n))).filter(t -> !texts.contains(t)).ifPresent(texts::add));
        return List.copyOf(texts);
    }

    /** The objects of a list. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        node.path(name).forEach(n -> objects.add(new Fields(n)));
        return objects;
    }

    Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    /** The number there; null also where it lies outside of what it can be. */
    Double number(String name, double least, double most) {
        Double number = number(name);
        return number == null || number < least || number > most ? null : number;
    }

    Double number(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    private static String text(JsonNode there) {
        if (there.isContainerNode() || there.isNull() || there.isMissingNode()) {
            return null;
        }
        String text = there.asText().replace("\0", "").strip();
        return text.isEmpty() ? null : text;
    }

    private static String oneLine(String text) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LINE ? line : line.substring(0, LINE);
    }
}
