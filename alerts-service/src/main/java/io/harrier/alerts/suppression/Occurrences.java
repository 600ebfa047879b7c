package io.harrier.alerts.suppression;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * A time that comes again each week. It begins by the clock on the wall of its zone: where a change of the clock skips that, as much
 * later; where the clock shows it twice, the first time. It lasts as long as it says, whatever the clock does meanwhile.
 *
 * @param first null for no first day, as {@code last} for no last: days on which it begins
 */
record Occurrences(ZoneId zone, Set<DayOfWeek> days, LocalTime start, Duration duration, LocalDate first, LocalDate last)
        implements
            Rule.Times {

    @Override
    public Instant until(Instant now) {
        Instant until = null;
        var today = now.atZone(zone).toLocalDate();
        for (LocalDate day = now.minus(duration).atZone(zone).toLocalDate().minusDays(1); !day.isAfter(today); day = day
                .plusDays(1)) {
            if (!isOn(day)) {
                continue;
            }
            var begins = ZonedDateTime.of(day, start, zone).toInstant();
            var ends = begins.plus(duration);
            if (!begins.isAfter(now) && ends.isAfter(now) && (until == null || ends.isAfter(until))) {
                until = ends;
            }
        }
        return until;
    }

    /** When it begins next, now or later; null where it never does. */
    Instant next(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var from = first != null && first.isAfter(today) ? first : today;
        for (LocalDate day = from; day.isBefore(from.plusDays(15)); day = day.plusDays(1)) {
            var begins = ZonedDateTime.of(day, start, zone).toInstant();
            if (isOn(day) && !begins.isBefore(now)) {
                return begins;
            }
        }
        return null;
    }

    private boolean isOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && (first == null || !day.isBefore(first))
                && (last == null || !day.isAfter(last));
    }
}
