package io.harrier.incidents.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When clocks run: the opening hours of a week in a time zone, less the holidays. Hours are read off the wall clock of the zone, so a working
 * night over a change to summer time is an hour shorter and one over the change back an hour longer (Lord Howe Island: half an hour).
 * Weeks that are like any other are counted, not walked: what a deadline costs grows with the days that differ, not with its distance.
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

    /** What a week is open by the wall clock, without holidays and changes of the clocks. */
    Duration weekly() {
        return week.stream().map(OpeningHours::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The instant at which work of this length, begun at {@code start}, is done: working time outside the pauses. Empty while a pause keeps it from ever being. */
    Optional<Instant> after(Instant start, Duration work, List<Pause> pauses) {
        var left = work;
        for (var free : new Span(start, Instant.MAX).without(pauses)) {
            if (free.to().equals(Instant.MAX)) {
                return Optional.of(after(free.from(), left));
            }
            var worked = workingTime(free.from(), free.to());
            if (left.compareTo(worked) <= 0) {
                return Optional.of(after(free.from(), left));
            }
            left = left.minus(worked);
        }
        return Optional.empty();
    }

    /** The working time between two instants outside the pauses. */
    Duration workingTime(Instant from, Instant to, List<Pause> pauses) {
        return new Span(from, to).without(pauses).stream().map(free -> workingTime(free.from(), free.to())).reduce(
                Duration.ZERO,
                Duration::plus);
    }

    private Instant after(Instant start, Duration work) {
        var date = start.atZone(zone).toLocalDate();
        var calm = new CalmWeeks(zone, holidays, date);
        var weekly = weekly();
        var left = work;
        while (true) {
            // Work that ends with a week ends within it.
            var weeks = Math.min(calm.from(date), left.minusNanos(1).dividedBy(weekly));
            if (weeks > 0 && startsAfter(date, start)) {
                left = left.minus(weekly.multipliedBy(weeks));
                date = date.plusWeeks(weeks);
                continue;
            }
            for (var open : openOn(date).map(span -> span.startingAt(start)).filter(span -> !span.isEmpty()).toList()) {
                if (left.compareTo(open.length()) <= 0) {
                    return open.from().plus(left);
                }
                left = left.minus(open.length());
            }
            date = date.plusDays(1);
        }
    }

    private Duration workingTime(Instant from, Instant to) {
        var date = from.atZone(zone).toLocalDate();
        var last = to.atZone(zone).toLocalDate();
        var calm = new CalmWeeks(zone, holidays, date);
        var worked = Duration.ZERO;
        while (!date.isAfter(last)) {
            var weeks = Math.min(calm.from(date), ChronoUnit.WEEKS.between(date, last));
            if (weeks > 0 && startsAfter(date, from)) {
                worked = worked.plus(weekly().multipliedBy(weeks));
                date = date.plusWeeks(weeks);
                continue;
            }
            worked = openOn(date).map(open -> open.startingAt(from).endingAt(to)).filter(open -> !open.isEmpty())
                    .map(Span::length).reduce(worked, Duration::plus);
            date = date.plusDays(1);
        }
        return worked;
    }

    private boolean startsAfter(LocalDate date, Instant instant) {
        return !date.atStartOfDay(zone).toInstant().isBefore(instant);
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
