package io.harrier.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.harrier.platform.problem.Malformed;

/**
 * Where a page ended: the sort and the values of its last row. Opaque to clients; one made for another sort, or made up, is a
 * 400.
 */
public record Cursor(String sort, List<String> values) {

    private static final String SEPARATOR = "&";
    /** Beyond is a time that Java knows and PostgreSQL can't compare with. */
    private static final int LAST_YEAR = 200_000;

    public static Cursor of(String sort, Object... values) {
        return new Cursor(sort, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** The cursor a client sent back, or null where it sent none. */
    public static Cursor decode(String encoded, String sort, int values) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            var parts = Arrays.stream(new String(Base64.getUrlDecoder().decode(encoded), UTF_8).split(SEPARATOR, -1))
                    .map(part -> URLDecoder.decode(part, UTF_8)).toList();
            if (parts.get(0).equals(sort) && parts.size() == values + 1) {
                return new Cursor(sort, parts.subList(1, parts.size()));
            }
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
        throw unknown();
    }

    public String encoded() {
        // Values may hold anything, the separator too.
        var text = Stream.concat(Stream.of(sort), values.stream()).map(part -> URLEncoder.encode(part, UTF_8))
                .collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    public Instant instant(int index) {
        return read(index, text -> storable(Instant.parse(text), at -> at.atOffset(ZoneOffset.UTC).getYear()));
    }

    public LocalDate date(int index) {
        return read(index, text -> storable(LocalDate.parse(text), LocalDate::getYear));
    }

    public UUID id(int index) {
        return read(index, UUID::fromString);
    }

    public String text(int index) {
        return values.get(index);
    }

    public int number(int index) {
        return read(index, Integer::parseInt);
    }

    public long longNumber(int index) {
        return read(index, Long::parseLong);
    }

    private <T> T read(int index, Function<String, T> reader) {
        try {
            return reader.apply(values.get(index));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw unknown();
        }
    }

    private static <T> T storable(T time, ToIntFunction<T> year) {
        if (Math.abs(year.applyAsInt(time)) > LAST_YEAR) {
            throw new DateTimeException("Not a time of ours");
        }
        return time;
    }

    private static Malformed unknown() {
        return new Malformed("cursor", "Not a cursor of this list and sort");
    }
}
