package io.harrier.alerts.team;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a shift runs, by the clocks of its time zone: one that ends before it starts ends a day later. Where clocks are put forward over a
 * start or an end, it is as much later; where they are put back, the earlier of the two counts.
 *
 * @param weekdays the days on which it starts
 */
record ShiftTimes(ZoneId zone, Set<Weekday> weekdays, LocalTime starts, LocalTime ends) {

    /** As far as a weekly shift can be away, and a day more on either side. */
    private static final int DAYS = 9;

    record Span(Instant from, Instant to) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    boolean runsAt(Instant at) {
        return around(at).anyMatch(span -> span.holds(at));
    }

    /** The first end after an instant. */
    Instant nextEnd(Instant after) {
        return around(after).map(Span::to).filter(end -> end.isAfter(after)).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The last end at or before an instant. */
    Instant lastEnd(Instant at) {
        return around(at).map(Span::to).filter(end -> !end.isAfter(at)).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<Span> around(Instant at) {
        var day = at.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(-DAYS, DAYS).mapToObj(day::plusDays)
                .filter(start -> weekdays.contains(Weekday.of(start.getDayOfWeek()))).map(this::span);
    }

    private Span span(LocalDate day) {
        var end = ends.isAfter(starts) ? day : day.plusDays(1);
        return new Span(day.atTime(starts).atZone(zone).toInstant(), end.atTime(ends).atZone(zone).toInstant());
    }
}
