package io.harrier.alerts.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

import org.junit.jupiter.api.Test;

class OccurrencesTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void itHoldsFromTheClockOnTheWallForItsDuration() {
        var sundays = on(DayOfWeek.SUNDAY, "22:00", Duration.ofHours(4));
        assertNull(sundays.until(at("2026-05-03T19:59:59Z")));
        assertEquals(at("2026-05-04T00:00:00Z"), sundays.until(at("2026-05-03T20:00:00Z")));
        assertEquals(at("2026-05-04T00:00:00Z"), sundays.until(at("2026-05-03T23:59:59Z")));
        assertNull(sundays.until(at("2026-05-04T00:00:00Z")));
        assertEquals(at("2026-05-10T20:00:00Z"), sundays.next(at("2026-05-04T00:00:00Z")));
    }

    @Test
    void whatTheClockSkipsBeginsAsMuchLaterAndWhatItShowsTwiceTheFirstTime() {
        var spring = on(DayOfWeek.SUNDAY, "02:30", Duration.ofHours(1));
        assertNull(spring.until(at("2026-03-29T01:29:59Z")));
        assertEquals(at("2026-03-29T02:30:00Z"), spring.until(at("2026-03-29T01:30:00Z")));
        assertEquals(at("2026-10-25T01:30:00Z"), spring.until(at("2026-10-25T00:30:00Z")));
        assertNull(spring.until(at("2026-10-25T01:30:00Z")));
    }

    @Test
    void itLastsAsLongAsItSaysOverAChangeOfTheClock() {
        var nights = on(DayOfWeek.SATURDAY, "22:00", Duration.ofHours(8));
        assertEquals(at("2026-03-29T05:00:00Z"), nights.until(at("2026-03-28T21:00:00Z")));
        assertEquals(at("2026-10-25T04:00:00Z"), nights.until(at("2026-10-24T20:00:00Z")));
    }

    @Test
    void ofTwoThatOverlapItHoldsUntilTheLaterEnds() {
        var all = new Occurrences(ZURICH, Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, Duration.ofDays(7), null, null);
        assertEquals(at("2026-05-10T22:00:00Z"), all.until(at("2026-05-04T12:00:00Z")));
    }

    @Test
    void itBeginsOnNoDayBeforeTheFirstOrAfterTheLast() {
        var may = new Occurrences(ZURICH, Set.of(DayOfWeek.values()), LocalTime.parse("23:00"), Duration.ofHours(2),
                LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-31"));
        assertNull(may.until(at("2026-04-30T21:30:00Z")));
        assertEquals(at("2026-05-31T23:00:00Z"), may.until(at("2026-05-31T22:59:00Z")));
        assertNull(may.until(at("2026-06-01T21:30:00Z")));
        assertEquals(at("2026-05-01T21:00:00Z"), may.next(at("2026-04-01T00:00:00Z")));
        assertNull(may.next(at("2026-06-01T00:00:00Z")));
    }

    private static Occurrences on(DayOfWeek day, String start, Duration duration) {
        return new Occurrences(ZURICH, Set.of(day), LocalTime.parse(start), duration, null, null);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
