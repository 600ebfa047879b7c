package io.harrier.alerts.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record on its way to become alerts.
 *
 * @param record parsed; a text node for a format that is text
 * @param payload what was received, byte for byte, also where {@code record} is only a part of it
 * @param zone of its times that name none; null where nobody said so: UTC then
 */
public record Incoming(JsonNode record, Defaults defaults, Payload payload, Instant receivedAt, ZoneId zone) {

    /** What a record of many alerts may come to, kept with each of them. */
    private static final long MOST = 256L * 1024;

    public Incoming(JsonNode record, Defaults defaults, Payload payload, Instant receivedAt) {
        this(record, defaults, payload, receivedAt, null);
    }

    /** Whether a time is of this era: neither before 2000 nor more than a day ahead. */
    public static boolean plausible(Instant time, Instant received) {
        return Times.plausible(time, received);
    }

    public Incoming with(JsonNode inner, Defaults inherited) {
        return new Incoming(inner, inherited, payload, receivedAt, zone);
    }

    /** The same from a source of a time zone; null where it has none. */
    public Incoming in(ZoneId zone) {
        return new Incoming(record, defaults, payload, receivedAt, zone);
    }

    /** For one of several alerts: it keeps the whole record, unless that came to too much for all of them together. */
    Incoming part(Object part, int of) {
        return of == 1 || (long) payload.raw().length * of <= MOST
                ? this
                : new Incoming(record, defaults, Payload.of(part.toString().getBytes(UTF_8), payload.contentType()),
                        receivedAt, zone);
    }
}
