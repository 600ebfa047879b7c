package io.harrier.incidents.sla;

import static io.harrier.incidents.sla.BusinessCalendar.ALWAYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** Clocks whose incident was merged into another, and out of it again. */
class SlaClockMergedTest {

    private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

    @Test
    void whatGoesOnStoodStillSinceItWasCancelled() {
        var clock = aClockOf(60);
        clock.notice(at(46));
        clock.cancel(at(50));
        clock.goOn("merged", "max", ALWAYS, at(500));
        assertEquals(ClockState.RUNNING, clock.state);
        assertEquals(TEN, clock.startedAt);
        assertEquals(at(510), clock.dueAt);
        assertEquals(at(45), clock.warningAt);
        assertEquals(at(510), clock.nextNoticeAt);
        assertEquals(Duration.ofMinutes(50), clock.worked(ALWAYS, at(500)));
        assertNull(clock.stoppedAt);
        assertEquals("merged", clock.pauses.get(0).reason());
    }

    @Test
    void whatWasPausedWhenItWasCancelledIsPausedAndWhatWasBreachedIsBreached() {
        var paused = aClockOf(60);
        paused.pause("waiting for the vendor", "ana", ALWAYS, at(30));
        paused.cancel(at(40));
        paused.goOn("merged", "max", ALWAYS, at(500));
        assertEquals(ClockState.PAUSED, paused.state);
        assertEquals(1, paused.pauses.size());
        assertTrue(paused.pauses.get(0).isOpen());
        paused.resume(ALWAYS, at(600));
        assertEquals(at(630), paused.dueAt);

        var breached = aClockOf(60);
        breached.cancel(at(70));
        breached.goOn("merged", "max", ALWAYS, at(500));
        assertEquals(ClockState.RUNNING, breached.state);
        assertEquals(at(60), breached.breachedAt);
        assertNull(breached.nextNoticeAt);
    }

    private static SlaClock aClockOf(int minutes) {
        return SlaClock.start(UUID.randomUUID(), UUID.randomUUID(), SlaGoal.RESOLVE,
                new Promise(minutes, 75, null, null, List.of(), ALWAYS), TEN);
    }

    private static Instant at(int minutes) {
        return TEN.plus(Duration.ofMinutes(minutes));
    }
}
