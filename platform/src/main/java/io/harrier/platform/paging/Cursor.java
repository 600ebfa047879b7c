package io.harrier.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import io.harrier.platform.problem.Malformed;

/**
 * Where a page ended: the sort and the values of its last row. Opaque to clients; one made for another sort, or made up, is a
 * 400.
 */
public record Cursor(String sort, List<String> values) {

    private static final String SEPARATOR = "\u001f";

    public static Cursor of(String sort, Object... values) {
        return new Cursor(sort, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** The cursor a client sent back, or null where it sent none. */
    public static Cursor decode(String encoded, String sort, int values) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            var parts = List.of(new String(Base64.getUrlDecoder().decode(encoded), UTF_8).split(SEPARATOR, -1));
            if (parts.get(0).equals(sort) && parts.size() == values + 1) {
                return new Cursor(sort, parts.subList(1, parts.size()));
            }
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
        throw unknown();
    }

    public String encoded() {
        var text = sort + SEPARATOR + String.join(SEPARATOR, values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(values.get(index));
        } catch (DateTimeParseException notOurs) {
            throw unknown();
        }
    }

    public LocalDate date(int index) {
        try {
            return LocalDate.parse(values.get(index));
        } catch (DateTimeParseException notOurs) {
            throw unknown();
        }
    }

    public UUID id(int index) {
        try {
            return UUID.fromString(values.get(index));
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    public String text(int index) {
        return values.get(index);
    }

    public int number(int index) {
        return Math.toIntExact(longNumber(index));
    }

    public long longNumber(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException notOurs) {
            throw unknown();
        }
    }

    private static Malformed unknown() {
        return new Malformed("cursor", "Not a cursor of this list and sort");
    }
}
