package io.harrier.alerts.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Shifts by the clocks on the wall, also on the days when these are put forward or back. */
class ShiftTimesTest {

    private static final Set<Weekday> EVERY_DAY = EnumSet.allOf(Weekday.class);

    @Test
    void aShiftRunsFromItsStartToItsEnd() {
        var day = zurich(Set.of(Weekday.MONDAY), "08:00", "16:00");
        assertFalse(day.runsAt(at("2026-06-01T05:59:59Z")));
        assertTrue(day.runsAt(at("2026-06-01T06:00:00Z")));
        assertFalse(day.runsAt(at("2026-06-01T14:00:00Z")));
        assertFalse(day.runsAt(at("2026-06-02T06:00:00Z")));
        assertEquals(at("2026-06-08T14:00:00Z"), day.nextEnd(at("2026-06-01T14:00:00Z")));
        assertEquals(at("2026-06-01T14:00:00Z"), day.lastEnd(at("2026-06-01T14:00:00Z")));
        assertEquals(at("2026-06-01T14:00:00Z"), day.lastEnd(at("2026-06-08T13:59:59Z")));
    }

    @Test
    void aNightShiftIsOfTheDayOnWhichItStarts() {
        var night = zurich(Set.of(Weekday.FRIDAY), "22:00", "06:00");
        assertTrue(night.runsAt(at("2026-06-06T03:59:00Z")));
        assertFalse(night.runsAt(at("2026-06-05T03:59:00Z")));
        assertEquals(at("2026-06-06T04:00:00Z"), night.nextEnd(at("2026-06-05T20:00:00Z")));
    }

    @Test
    void theClocksThatAreChangedMakeTheNightShorterAndLonger() {
        var night = zurich(EVERY_DAY, "22:00", "06:00");
        assertEquals(at("2026-03-29T04:00:00Z"), night.nextEnd(at("2026-03-28T21:00:00Z")));
        assertEquals(at("2026-10-25T05:00:00Z"), night.nextEnd(at("2026-10-24T20:00:00Z")));
        assertTrue(night.runsAt(at("2026-10-25T04:30:00Z")));
    }

    @Test
    void anEndThatTheClocksJumpOverIsAsMuchLaterAndOneThatComesTwiceTheEarlier() {
        var skipped = zurich(EVERY_DAY, "20:00", "02:30");
        assertEquals(at("2026-03-29T01:30:00Z"), skipped.nextEnd(at("2026-03-28T20:00:00Z")));
        assertEquals(at("2026-10-25T00:30:00Z"), skipped.nextEnd(at("2026-10-24T20:00:00Z")));
        assertEquals(at("2026-10-26T01:30:00Z"), skipped.nextEnd(at("2026-10-25T00:30:00Z")));
    }

    @Test
    void aShiftOfAWholeDayGoesOnIntoTheNext() {
        var whole = zurich(EVERY_DAY, "08:00", "08:00");
        assertTrue(whole.runsAt(at("2026-06-01T06:00:00Z")));
        assertEquals(at("2026-06-02T06:00:00Z"), whole.nextEnd(at("2026-06-01T06:00:00Z")));
    }

    private static ShiftTimes zurich(Set<Weekday> days, String start, String end) {
        return new ShiftTimes(ZoneId.of("Europe/Zurich"), days, LocalTime.parse(start), LocalTime.parse(end));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
