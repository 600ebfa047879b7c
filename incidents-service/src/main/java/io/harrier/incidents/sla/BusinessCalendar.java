package io.harrier.incidents.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When clocks run: the opening hours of a week in a time zone, less the holidays. Hours are read off the wall clock of the zone, so a working
 * night over a change to summer time is an hour shorter and one over the change back an hour longer (Lord Howe Island: half an hour).
 */
public record BusinessCalendar(ZoneId zone, List<OpeningHours> week, Set<LocalDate> holidays) {

    /** Around the clock, every day: what a policy without a calendar uses. */
    public static final BusinessCalendar ALWAYS = new BusinessCalendar(ZoneOffset.UTC,
            Arrays.stream(DayOfWeek.values()).map(day -> new OpeningHours(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                    .toList(),
            Set.of());

    public BusinessCalendar {
        week = week.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList();
        holidays = Set.copyOf(holidays);
        if (week.isEmpty()) {
            throw new IllegalArgumentException("A calendar that is never open would never reach a deadline");
        }
        for (int i = 0; i < week.size(); i++) {
            if (week.subList(i + 1, week.size()).stream().anyMatch(week.get(i)::overlaps)) {
                throw new IllegalArgumentException("Opening hours of " + week.get(i).day() + " overlap");
            }
        }
    }

    /** The instant at which work of this length, begun at {@code start}, is done: working time outside the pauses. Empty while a pause keeps it from ever being. */
    Optional<Instant> after(Instant start, Duration work, List<Pause> pauses) {
        var left = work;
        var days = openFrom(start).iterator();
        while (true) {
            var open = days.next();
            for (var worked : open.without(pauses)) {
                if (left.compareTo(worked.length()) <= 0) {
                    return Optional.of(worked.from().plus(left));
                }
                left = left.minus(worked.length());
            }
            if (pauses.stream().anyMatch(pause -> pause.isOpen() && pause.from().isBefore(open.to()))) {
                return Optional.empty();
            }
        }
    }

    /** The working time between two instants outside the pauses. */
    Duration workingTime(Instant from, Instant to, List<Pause> pauses) {
        return openFrom(from).takeWhile(open -> open.from().isBefore(to)).map(open -> open.endingAt(to))
                .flatMap(open -> open.without(pauses).stream()).map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<Span> openFrom(Instant start) {
        return Stream.iterate(start.atZone(zone).toLocalDate(), date -> date.plusDays(1)).flatMap(this::openOn)
                .map(open -> open.startingAt(start)).filter(open -> !open.isEmpty());
    }

    private Stream<Span> openOn(LocalDate date) {
        if (holidays.contains(date)) {
            return Stream.empty();
        }
        return week.stream().filter(hours -> hours.day() == date.getDayOfWeek())
                .map(hours -> new Span(instant(date.atTime(hours.from())),
                        instant(hours.untilMidnight() ? date.plusDays(1).atStartOfDay() : date.atTime(hours.to()))));
    }

    /** A time the clocks skip is the moment they skip it; of a time they show twice it is the first. So later on the wall is never earlier in time. */
    private Instant instant(LocalDateTime wall) {
        var transition = zone.getRules().getTransition(wall);
        return transition != null && transition.isGap() ? transition.getInstant() : wall.atZone(zone).toInstant();
    }
}
