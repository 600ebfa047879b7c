package io.harrier.alerts.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** No change of a shift swallows an end, nor ends it for those who go on. */
class ShiftTest {

    private static final List<Member> ANA = List.of(new Member("ana", "Ana"));
    private static final List<Member> BERT = List.of(new Member("bert", "Bert"));

    @Test
    void anEndThatIsDueStaysThatOfThoseWhoWereThere() {
        var shift = fromEightToFour();
        var now = at("16:00:20");
        shift.changed(ANA, false, BERT, now);
        assertEquals(ANA, shift.leaving);
        assertEquals(at("16:00:00"), shift.lastEnd(now));
        shift.enabled = false;
        shift.changed(BERT, false, BERT, now);
        assertEquals(ANA, shift.leaving);
        assertEquals(at("16:00:00"), shift.endsAt);
        shift.seen(now);
        assertEquals(List.of(), shift.leaving);
        assertNull(shift.endsAt);
    }

    @Test
    void aShiftThatIsCutShortEndsWithTheChangeAndOneThatIsMadeLongerGoesOn() {
        var shift = fromEightToFour();
        var now = at("15:30:00");
        shift.ends = LocalTime.of(15, 15);
        shift.changed(ANA, true, ANA, now);
        assertEquals(ANA, shift.leaving);
        assertEquals(now, shift.lastEnd(now));
        shift.seen(now);
        assertEquals(Instant.parse("2026-06-02T15:15:00Z"), shift.endsAt);
        var longer = fromEightToFour();
        longer.ends = LocalTime.of(18, 0);
        longer.changed(ANA, true, ANA, now);
        assertEquals(List.of(), longer.leaving);
        assertEquals(at("18:00:00"), longer.endsAt);
    }

    @Test
    void whoLeavesItDoesNotTakeTheEndOfTheOthersAlong() {
        var shift = fromEightToFour();
        shift.changed(ANA, true, BERT, at("15:59:00"));
        assertEquals(ANA, shift.leaving);
        shift.seen(at("16:01:00"));
        assertEquals(at("16:00:00"), shift.endsAt);
        assertEquals(List.of(), shift.leaving);
    }

    @Test
    void aShiftThatIsPausedReleasesNothing() {
        var shift = fromEightToFour();
        shift.enabled = false;
        shift.changed(ANA, true, ANA, at("15:30:00"));
        assertEquals(List.of(), shift.leaving);
        assertNull(shift.endsAt);
    }

    private static Shift fromEightToFour() {
        var shift = new Shift();
        shift.timeZone = "UTC";
        shift.weekdays = Arrays.stream(Weekday.values()).map(day -> day.wire).toArray(String[]::new);
        shift.starts = LocalTime.of(8, 0);
        shift.ends = LocalTime.of(16, 0);
        shift.members = List.of();
        shift.enabled = true;
        shift.endsAt = at("16:00:00");
        return shift;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-01T" + time + "Z");
    }
}
