package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import io.harrier.platform.problem.Malformed;

/** The months of a report, both included. */
record Months(YearMonth from, YearMonth until) {

    private static final int MOST = 36;
    private static final int USUAL = 12;

    /** The twelve up to now where nothing is said. */
    static Months of(String from, String until, Clock clock) {
        var last = until == null ? YearMonth.now(clock.withZone(ZoneOffset.UTC)) : read("until", until);
        var first = from == null ? last.minusMonths(USUAL - 1L) : read("from", from);
        long months = ChronoUnit.MONTHS.between(first, last) + 1;
        if (months < 1 || months > MOST) {
            throw new Malformed("from", "A report is of 1 to " + MOST + " months; this one would be of " + months);
        }
        return new Months(first, last);
    }

    private static YearMonth read(String name, String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() < 2000 || month.getYear() > 9999) {
                throw new DateTimeException("Not a month of ours");
            }
            return month;
        } catch (DateTimeException notAMonth) {
            throw new Malformed(name, "Not a month, like 2026-05");
        }
    }

    Instant start() {
        return from.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Excluded. */
    Instant end() {
        return until.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
