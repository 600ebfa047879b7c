package io.harrier.incidents.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final Set<LocalDate> HOLIDAYS = Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-07-03"));

    @ParameterizedTest(name = "{0} {1}: {2} + {3} min, paused {4} = {5}")
    @CsvSource(nullValues = "-", textBlock = """
        # around the clock: no wall clock matters
        always | Europe/Berlin       | 2026-03-28T23:30:00Z | 240  | -                                         | 2026-03-29T03:30:00Z
        always | America/New_York    | 2026-11-01T04:00:00Z | 1440 | -                                         | 2026-11-02T04:00:00Z
        always | UTC                 | 2026-12-25T10:00:00Z | 15   | -                                         | 2026-12-25T10:15:00Z
        # a weekend in which the clocks change does not move Monday's opening
        office | Europe/Berlin       | 2026-03-27T15:00:00Z | 240  | -                                         | 2026-03-30T10:00:00Z
        office | Europe/Berlin       | 2026-10-23T14:00:00Z | 240  | -                                         | 2026-10-26T11:00:00Z
        office | America/New_York    | 2026-03-06T21:00:00Z | 120  | -                                         | 2026-03-09T14:00:00Z
        office | America/New_York    | 2026-10-30T20:00:00Z | 120  | -                                         | 2026-11-02T15:00:00Z
        office | Australia/Lord_Howe | 2026-04-03T05:00:00Z | 120  | -                                         | 2026-04-05T23:30:00Z
        office | Australia/Lord_Howe | 2026-10-02T05:30:00Z | 120  | -                                         | 2026-10-04T23:00:00Z
        # a night in which they change is shorter or longer, on Lord Howe by half an hour
        night  | Europe/Berlin       | 2026-03-28T23:00:00Z | 300  | -                                         | 2026-03-29T04:00:00Z
        night  | Europe/Berlin       | 2026-03-28T23:00:00Z | 360  | -                                         | 2026-03-29T23:00:00Z
        night  | Europe/Berlin       | 2026-10-24T22:00:00Z | 420  | -                                         | 2026-10-25T05:00:00Z
        night  | America/New_York    | 2026-03-08T05:00:00Z | 301  | -                                         | 2026-03-09T04:01:00Z
        night  | America/New_York    | 2026-11-01T04:00:00Z | 420  | -                                         | 2026-11-01T11:00:00Z
        night  | Australia/Lord_Howe | 2026-04-04T13:00:00Z | 390  | -                                         | 2026-04-04T19:30:00Z
        night  | Australia/Lord_Howe | 2026-10-03T13:30:00Z | 330  | -                                         | 2026-10-03T19:00:00Z
        # hours the clock skips are no hours; hours that begin or end in them begin or end when it skips
        gap    | Europe/Berlin       | 2026-03-28T00:00:00Z | 90   | -                                         | 2026-03-30T00:30:00Z
        midgap | Europe/Berlin       | 2026-03-29T00:00:00Z | 60   | -                                         | 2026-03-29T02:00:00Z
        # holidays, weekends, starts outside the hours, a deadline at closing time
        office | Europe/Berlin       | 2026-12-24T15:00:00Z | 120  | -                                         | 2026-12-28T09:00:00Z
        office | America/New_York    | 2026-07-02T20:30:00Z | 60   | -                                         | 2026-07-06T13:30:00Z
        office | Europe/Berlin       | 2026-03-28T10:00:00Z | 60   | -                                         | 2026-03-30T08:00:00Z
        office | Europe/Berlin       | 2026-06-01T05:00:00Z | 480  | -                                         | 2026-06-01T15:00:00Z
        office | Europe/Berlin       | 2026-06-01T18:00:00Z | 2401 | -                                         | 2026-06-09T07:01:00Z
        # pauses shift the deadline by the working time in them
        always | UTC                 | 2026-06-01T10:00:00Z | 60   | 2026-06-01T10:30:00Z/2026-06-01T12:00:00Z | 2026-06-01T12:30:00Z
        always | UTC                 | 2026-06-01T10:00:00Z | 60   | 2026-06-01T11:00:00Z/2026-06-01T12:00:00Z | 2026-06-01T11:00:00Z
        always | UTC                 | 2026-06-01T10:00:00Z | 60   | 2026-06-01T08:00:00Z/2026-06-01T10:10:00Z | 2026-06-01T11:10:00Z
        office | Europe/Berlin       | 2026-03-27T15:00:00Z | 120  | 2026-03-27T15:30:00Z/2026-03-30T08:00:00Z | 2026-03-30T09:30:00Z
        office | Europe/Berlin       | 2026-03-27T15:00:00Z | 120  | 2026-03-28T00:00:00Z/2026-03-29T00:00:00Z | 2026-03-30T08:00:00Z
        night  | Europe/Berlin       | 2026-03-28T23:00:00Z | 360  | 2026-03-29T00:30:00Z/2026-03-29T01:30:00Z | 2026-03-30T00:00:00Z
        """, delimiter = '|')
    void deadlines(String hours, String zone, Instant start, int minutes, String paused, Instant due) {
        assertEquals(due, Deadline.of(start, minutes, 75, calendar(hours, zone), pauses(paused)).due());
        assertEquals(Duration.ofMinutes(minutes), calendar(hours, zone).workingTime(start, due, pauses(paused)));
    }

    /** What is counted in weeks is what is found by walking every day, whatever the hours, the zone and the holidays are. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
            "Africa/Cairo", "Pacific/Apia", "Asia/Tehran"})
    void weeksAreCountedAsDaysAre(String zone) {
        var random = new Random(zone.hashCode());
        for (int round = 0; round < 150; round++) {
            var calendar = RandomCalendar.in(ZoneId.of(zone), random);
            var walked = new WalkedCalendar(calendar);
            var start = Instant.parse("2009-01-01T00:00:00Z").plusSeconds(random.nextInt(12 * 365 * 86_400));
            var work = Duration.ofMinutes(1 + random.nextInt(random.nextBoolean() ? 600 : 60_000));
            var pauses = RandomCalendar.pauses(start, random);
            var due = walked.after(start, work, pauses);
            assertEquals(due, calendar.after(start, work, pauses).orElseThrow(),
                    () -> start + " + " + work + " " + pauses + " " + calendar);
            assertEquals(work, calendar.workingTime(start, due, pauses));
            // A whole number of weeks ends where the last hours do.
            var weeks = calendar.weekly().multipliedBy(1 + random.nextInt(30));
            assertEquals(walked.after(start, weeks, List.of()), calendar.after(start, weeks, List.of()).orElseThrow(),
                    () -> start + " + " + weeks + " " + calendar);
        }
    }

    @Test
    void aDeadlineFarAwayCostsWhatANearOneDoes() {
        // A minute a week: a year of work takes ten thousand years.
        var minute = new BusinessCalendar(ZoneOffset.UTC, List.of(hours(DayOfWeek.MONDAY, "09:00", "09:01")), HOLIDAYS);
        var monday = Instant.parse("2026-06-01T09:00:00Z");
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 1_000; i++) {
                var due = Deadline.of(monday, 525_600, 75, minute, List.of()).due();
                assertEquals(Duration.ofDays(7L * 525_599).plusMinutes(1), Duration.between(monday, due));
                assertEquals(Duration.ofMinutes(525_600), minute.workingTime(monday, due, List.of()));
            }
        });
    }

    @Test
    void theWarningComesAtItsShareOfTheWorkingTime() {
        var friday = Instant.parse("2026-03-27T15:00:00Z");
        assertEquals(Instant.parse("2026-03-30T09:00:00Z"),
                Deadline.of(friday, 240, 75, calendar("office", "Europe/Berlin"), List.of()).warning());
        assertEquals(Instant.parse("2026-03-27T15:11:15Z"),
                Deadline.of(friday, 15, 75, BusinessCalendar.ALWAYS, List.of()).warning());
        assertEquals(Instant.parse("2026-03-27T15:03:00Z"),
                Deadline.of(friday, 15, 20, BusinessCalendar.ALWAYS, List.of()).warning());
    }

    @Test
    void aPauseThatGoesOnLeavesNoDeadlineUnlessItCameAfter() {
        var start = Instant.parse("2026-06-01T10:00:00Z");
        var beforeDue = List.of(new Pause(start.plusSeconds(2_880), null, "waiting for the vendor", "ana"));
        var deadline = Deadline.of(start, 60, 75, BusinessCalendar.ALWAYS, beforeDue);
        assertEquals(start.plusSeconds(2_700), deadline.warning());
        assertNull(deadline.due());

        var afterDue = List.of(new Pause(start.plusSeconds(4_000), null, "waiting for the vendor", "ana"));
        assertEquals(start.plusSeconds(3_600), Deadline.of(start, 60, 75, BusinessCalendar.ALWAYS, afterDue).due());
    }

    @Test
    void aCalendarHasHoursAndTheyDoNotOverlap() {
        assertThrows(IllegalArgumentException.class, () -> new BusinessCalendar(ZoneId.of("UTC"), List.of(), Set.of()));
        var morning = new OpeningHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 0));
        var late = new OpeningHours(DayOfWeek.MONDAY, LocalTime.of(11, 0), LocalTime.MIDNIGHT);
        assertThrows(IllegalArgumentException.class,
                () -> new BusinessCalendar(ZoneId.of("UTC"), List.of(late, morning), Set.of()));
        assertThrows(IllegalArgumentException.class,
                () -> new OpeningHours(DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.of(6, 0)));
    }

    private static BusinessCalendar calendar(String hours, String zone) {
        return switch (hours) {
            case "office" -> new BusinessCalendar(ZoneId.of(zone),
                    Arrays.stream(DayOfWeek.values()).limit(5).map(day -> hours(day, "09:00", "17:00")).toList(), HOLIDAYS);
            case "night" -> daily(zone, "00:00", "06:00");
            case "gap" -> daily(zone, "02:00", "03:00");
            case "midgap" -> daily(zone, "02:30", "04:00");
            default -> BusinessCalendar.ALWAYS;
        };
    }

    private static BusinessCalendar daily(String zone, String from, String to) {
        return new BusinessCalendar(ZoneId.of(zone),
                Arrays.stream(DayOfWeek.values()).map(day -> hours(day, from, to)).toList(), Set.of());
    }

    private static OpeningHours hours(DayOfWeek day, String from, String to) {
        return new OpeningHours(day, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static List<Pause> pauses(String paused) {
        if (paused == null) {
            return List.of();
        }
        var ends = paused.split("/");
        return List.of(new Pause(Instant.parse(ends[0]), Instant.parse(ends[1]), "waiting for the vendor", "ana"));
    }
}
