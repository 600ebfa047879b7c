package io.harrier.incidents.sla;

import static io.harrier.incidents.sla.BusinessCalendar.ALWAYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.incidents.incident.Severity;

class SlaClockTest {

    /** A Monday. */
    private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");
    private static final BusinessCalendar OFFICE = new BusinessCalendar(ZoneId.of("UTC"),
            Arrays.stream(DayOfWeek.values())
                    .map(day -> new OpeningHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0))).toList(),
            Set.of());

    @Test
    void stoppedBeforeTheDeadlineItIsMet() {
        var clock = aClockOf(60);
        assertTrue(clock.stop(ALWAYS, at(60)));
        assertEquals(ClockState.STOPPED, clock.state);
        assertEquals(ClockOutcome.MET, clock.outcome());
        assertEquals(at(60), clock.stoppedAt);
        assertEquals(3_600, clock.tookSeconds);
        assertNull(clock.nextNoticeAt);
    }

    @Test
    void itIsBreachedAtItsDeadlineHoweverLateAnybodyLooks() {
        var clock = aClockOf(60);
        assertEquals(Optional.of(ClockNotice.BREACHED), clock.notice(at(300)));
        assertEquals(at(60), clock.breachedAt);
        assertEquals(Optional.empty(), clock.notice(at(301)));

        var neverLookedAt = aClockOf(60);
        neverLookedAt.stop(ALWAYS, at(90));
        assertEquals(at(60), neverLookedAt.breachedAt);
        assertEquals(at(90), neverLookedAt.stoppedAt);
        assertEquals(ClockOutcome.BREACHED, neverLookedAt.outcome());
    }

    @Test
    void itWarnsOnceAtThreeQuarters() {
        var clock = aClockOf(60);
        assertEquals(at(45), clock.nextNoticeAt);
        assertEquals(Optional.empty(), clock.notice(at(45)));
        assertEquals(Optional.of(ClockNotice.AT_RISK), clock.notice(at(46)));
        assertEquals(Optional.empty(), clock.notice(at(47)));
        assertEquals(at(60), clock.nextNoticeAt);
    }

    @Test
    void aPauseShiftsTheDeadlineAndNothingComesDueInIt() {
        var clock = aClockOf(60);
        assertTrue(clock.pause("waiting for the vendor", "ana", ALWAYS, at(30)));
        assertNull(clock.dueAt);
        assertNull(clock.nextNoticeAt);
        assertEquals(Optional.empty(), clock.notice(at(500)));
        assertEquals(Duration.ofMinutes(30), clock.remaining(ALWAYS, at(500)));
        assertFalse(clock.pause("again", "ana", ALWAYS, at(500)));

        assertTrue(clock.resume(ALWAYS, at(530)));
        assertEquals(at(560), clock.dueAt);
        assertEquals(at(545), clock.warningAt);
        assertFalse(clock.resume(ALWAYS, at(531)));
    }

    @Test
    void stoppingAPausedClockEndsThePause() {
        var clock = aClockOf(60);
        clock.pause("waiting for the vendor", "ana", ALWAYS, at(30));
        clock.stop(ALWAYS, at(500));
        assertEquals(ClockOutcome.MET, clock.outcome());
        assertEquals(at(500), clock.pauses.get(0).to());
        assertEquals(1_800, clock.tookSeconds);
    }

    @Test
    void aClockPastItsDeadlineCannotBePaused() {
        var clock = aClockOf(60);
        assertFalse(clock.pause("too late", "ana", ALWAYS, at(61)));
        assertEquals(ClockState.RUNNING, clock.state);
        assertEquals(at(60), clock.breachedAt);
    }

    @ParameterizedTest(name = "{0} min retargeted to {1} after {2} min: due after {3}, breached after {4}")
    @CsvSource(nullValues = "-", value = {
            "480, 60, 10, 60, -",
            "60, 480, 50, 480, -",
            "60, 480, 70, 60, 60",
            "480, 15, 100, 15, -",
    })
    void aChangeOfSeverityCountsFromTheSameStartAndLeavesABreachAlone(int minutes, int newMinutes, int after, int due,
            Integer breached) {
        var clock = aClockOf(minutes);
        assertEquals(breached == null, clock.retarget(around(newMinutes), TEN, at(after)));
        assertEquals(at(due), clock.dueAt);
        assertEquals(breached == null ? null : at(breached), clock.breachedAt);
    }

    @Test
    void aRaisedSeverityWhoseDeadlineHasPassedIsBreachedAtThatDeadline() {
        var clock = aClockOf(480);
        clock.retarget(around(15), TEN, at(100));
        assertEquals(Optional.of(ClockNotice.BREACHED), clock.notice(at(100)));
        assertEquals(at(15), clock.breachedAt);
    }

    @Test
    void aLoweredSeverityWarnsAnew() {
        var clock = aClockOf(60);
        clock.notice(at(50));
        clock.retarget(around(480), TEN, at(55));
        assertEquals(at(360), clock.nextNoticeAt);
        assertEquals(Optional.of(ClockNotice.AT_RISK), clock.notice(at(361)));
    }

    @Test
    void aPausedClockIsRetargetedToo() {
        var clock = aClockOf(60);
        clock.pause("waiting for the vendor", "ana", ALWAYS, at(30));
        assertTrue(clock.retarget(around(120), TEN, at(40)));
        clock.resume(ALWAYS, at(60));
        assertEquals(at(150), clock.dueAt);
    }

    @Test
    void whatWasLeftAtThePauseIsLeftAfterItWhateverTheCalendarHasBecome() {
        var clock = aClockOf(240);
        clock.pause("waiting for the vendor", "ana", ALWAYS, at(120));
        // From now on there are office hours only: Tuesday at ten, and two hours are left.
        assertTrue(clock.resume(OFFICE, at(24 * 60)));
        assertEquals(at(24 * 60 + 120), clock.dueAt);
        assertEquals(at(24 * 60 + 60), clock.warningAt);
        assertEquals(Duration.ofMinutes(120), clock.remaining(OFFICE, at(24 * 60)));
    }

    @Test
    void aReplacedCalendarDoesNotMoveTheDeadlineOfAClockThatHardlyStoodStill() {
        var clock = aClockOf(24 * 60);
        clock.pause("waiting for the vendor", "ana", OFFICE, at(23 * 60));
        clock.resume(OFFICE, at(23 * 60));
        assertEquals(at(24 * 60), clock.dueAt);
    }

    @Test
    void theDeadlineOfARunningClockStaysWhenItsCalendarIsReplaced() {
        var clock = aClockOf(24 * 60);
        assertEquals(Duration.ofMinutes(60), clock.remaining(OFFICE, at(23 * 60)));
        assertEquals(at(24 * 60), clock.dueAt);
    }

    @Test
    void aPausedClockWhoseNewDeadlineHadPassedBeforeThePauseIsBreachedWhenItStops() {
        var clock = aClockOf(480);
        clock.pause("waiting for the vendor", "ana", ALWAYS, at(100));
        assertTrue(clock.retarget(around(60), TEN, at(110)));
        assertTrue(clock.stop(ALWAYS, at(120)));
        assertEquals(ClockOutcome.BREACHED, clock.outcome());
        assertEquals(at(60), clock.breachedAt);
    }

    @Test
    void anotherStartIsAnotherDeadline() {
        var clock = aClockOf(60);
        assertTrue(clock.restart(at(-30), ALWAYS, at(10)));
        assertEquals(at(30), clock.dueAt);
        assertFalse(clock.restart(at(-300), ALWAYS, at(31)));
        assertEquals(at(30), clock.breachedAt);
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        var stopped = aClockOf(60);
        stopped.stop(ALWAYS, at(10));
        assertFalse(stopped.stop(ALWAYS, at(20)));
        assertFalse(stopped.cancel(at(20)));
        assertFalse(stopped.retarget(around(5), TEN, at(20)));
        assertEquals(at(10), stopped.stoppedAt);

        var cancelled = aClockOf(60);
        assertTrue(cancelled.cancel(at(10)));
        assertFalse(cancelled.stop(ALWAYS, at(20)));
        assertNull(cancelled.outcome());
        assertEquals(Optional.empty(), cancelled.notice(at(500)));
    }

    @Test
    void targetsAreOrderedAndMayBeAbsent() {
        assertThrows(IllegalArgumentException.class, () -> new SlaTargets(30, 15, 60, 240));
        assertThrows(IllegalArgumentException.class, () -> new SlaTargets(30, null, null, 15));
        assertThrows(IllegalArgumentException.class, () -> new SlaTargets(0, 15, 60, 240));
        assertEquals(240, new SlaTargets(null, null, 60, 240).minutes(SlaGoal.RESOLVE));
        assertEquals(new SlaTargets(30, 60, 240, 1440), SlaTargets.defaultFor(Severity.HIGH));
        assertNull(SlaTargets.defaultFor(Severity.INFORMATIONAL).minutes(SlaGoal.ACKNOWLEDGE));
    }

    private static SlaClock aClockOf(int minutes) {
        return SlaClock.start(UUID.randomUUID(), UUID.randomUUID(), SlaGoal.RESOLVE, around(minutes), TEN);
    }

    private static Promise around(int minutes) {
        return new Promise(minutes, 75, null, null, List.of(), ALWAYS);
    }

    private static Instant at(int minutes) {
        return TEN.plus(Duration.ofMinutes(minutes));
    }
}
