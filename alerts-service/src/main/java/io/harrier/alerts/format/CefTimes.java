package io.harrier.alerts.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The times of CEF and of the syslog header before it: epochs, {@code May 09 2026 18:32:50.251 UTC}, with or without year. */
final class CefTimes {

    private static final DateTimeFormatter WITH_YEAR = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("MMM d yyyy HH:mm:ss").appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart().appendLiteral(' ').appendPattern("zzz").optionalEnd().toFormatter(Locale.ENGLISH);

    private CefTimes() {
    }

    /** Null where it is no time; in the zone where it names none. */
    static Instant of(String text, Instant received, ZoneId zone) {
        if (!Character.isLetter(text.charAt(0))) {
            return Times.of(text, zone);
        }
        String time = text.replace("  ", " ");
        int day = time.indexOf(' ');
        int clock = time.indexOf(' ', day + 1);
        if (day < 0 || clock < 0) {
            return null;
        }
        if (time.indexOf(':') > clock + 4) {
            return parse(time, zone);
        }
        int year = received.atZone(zone).getYear();
        var thisYear = parse(withYear(time, clock, year), zone);
        // A December that is heard of in January.
        return thisYear == null || Times.plausible(thisYear, received)
                ? thisYear
                : parse(withYear(time, clock, year - 1), zone);
    }

    private static String withYear(String time, int clock, int year) {
        return time.substring(0, clock) + " " + year + time.substring(clock);
    }

    private static Instant parse(String time, ZoneId zone) {
        try {
            var parsed = WITH_YEAR.parseBest(time, ZonedDateTime::from, LocalDateTime::from);
            return parsed instanceof ZonedDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) parsed).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
