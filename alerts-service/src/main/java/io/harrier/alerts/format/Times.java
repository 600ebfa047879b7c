package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;

/** Reads times as products write them; kept to the microsecond, as PostgreSQL does. */
final class Times {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    /** ISO 8601, its date and time apart by T or a space, its offset with or without colon, or absent. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').optionalEnd()
            .optionalStart().appendLiteral(' ').optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendLiteral(' ').optionalEnd()
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "+0000").optionalEnd()
            .optionalStart().appendOffset("+HH", "+00").optionalEnd()
            .toFormatter();

    private Times() {
    }

    /** Whether it is of this era: neither before 2000 nor more than a day ahead. */
    static boolean plausible(Instant instant, Instant received) {
        return instant.isAfter(EARLIEST) && instant.isBefore(received.plus(AHEAD));
    }

    /**
     * ISO 8601, or an epoch in seconds, milli-, micro- or nanoseconds.
     *
     * @param zone where no offset is said
     */
    static Instant of(String text, ZoneId zone) {
        char first = text.charAt(0);
        boolean iso = text.length() > 7 && text.charAt(4) == '-';
        if (!iso && (first == '-' || Character.isDigit(first))) {
            return epoch(text);
        }
        try {
            // Most are RFC 3339 in UTC, which is read several times as fast by itself.
            if (text.length() > 19 && text.length() <= 30 && text.charAt(10) == 'T' && text.charAt(text.length() - 1) == 'Z') {
                return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            }
            var time = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            var instant = time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) time).atZone(zone).toInstant();
            return instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Whether a time names neither an offset nor a zone, and is no epoch. */
    static boolean isLocal(String text) {
        boolean iso = text.length() > 10 && text.charAt(4) == '-';
        int from = iso ? 10 : 0;
        return Character.isDigit(text.charAt(text.length() - 1)) && (iso || Character.isLetter(text.charAt(0)))
                && text.indexOf('+', from) < 0 && text.indexOf('-', from) < 0;
    }

    private static Instant epoch(String text) {
        try {
            return epoch(new BigDecimal(text));
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    /** An epoch whose unit its size tells: seconds until the year 5138, milliseconds until as far as that, and so on. */
    static Instant epoch(BigDecimal number) {
        if (number.precision() - number.scale() > 19 || number.scale() > 30) {
            return null;
        }
        int digits = number.precision() - number.scale();
        int toMicros = digits <= 11 ? 6 : digits <= 14 ? 3 : digits <= 17 ? 0 : -3;
        long micros = number.movePointRight(toMicros).longValue();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Whether a number of a unit of milliseconds must be seconds. */
    static boolean isSeconds(BigDecimal number) {
        return number.precision() - number.scale() <= 11;
    }
}
