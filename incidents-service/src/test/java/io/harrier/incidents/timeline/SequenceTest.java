package io.harrier.incidents.timeline;

import static io.harrier.incidents.timeline.Confidence.CONFIRMED;
import static io.harrier.incidents.timeline.Confidence.LIKELY;
import static io.harrier.incidents.timeline.TimelineEventType.CONTAINMENT;
import static io.harrier.incidents.timeline.TimelineEventType.DETECTION;
import static io.harrier.incidents.timeline.TimelineEventType.ERADICATION;
import static io.harrier.incidents.timeline.TimelineEventType.RECOVERY;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.problem.RuleBroken;

class SequenceTest {

    private static final Instant DETECTED = at(8);

    @Test
    void whatIsToldInItsOrderIsFine() {
        var told = List.of(sure(CONTAINMENT, 9), sure(ERADICATION, 10), sure(RECOVERY, 11), sure(CONTAINMENT, 12));
        assertTrue(new Sequence(DETECTED, told).flags().isEmpty());
    }

    @Test
    void aContainmentBeforeTheDetectionIsRefusedWhenBothAreSure() {
        var sequence = new Sequence(DETECTED, List.of());
        var refusal = assertThrows(RuleBroken.class, () -> sequence.admit(sure(CONTAINMENT, 7), null));
        assertTrue(refusal.getMessage().contains("the incident's detectedAt"), refusal.getMessage());
        assertDoesNotThrow(() -> sequence.admit(likely(CONTAINMENT, 7), null));
        assertDoesNotThrow(() -> new Sequence(DETECTED, List.of(sure(DETECTION, 6))).admit(sure(CONTAINMENT, 7), null));
    }

    @Test
    void aRecoveryBeforeTheFirstContainmentIsRefusedWhicheverIsWrittenLast() {
        var contained = sure(CONTAINMENT, 10);
        var recovered = sure(RECOVERY, 9);
        assertThrows(RuleBroken.class, () -> new Sequence(DETECTED, List.of(contained)).admit(recovered, null));
        assertThrows(RuleBroken.class, () -> new Sequence(DETECTED, List.of(recovered)).admit(contained, null));
        assertDoesNotThrow(() -> new Sequence(DETECTED, List.of(likely(CONTAINMENT, 10))).admit(recovered, null));
        assertDoesNotThrow(() -> new Sequence(DETECTED, List.of(contained)).admit(recovered, contained.id()));
    }

    @Test
    void whatMayBeIsFlaggedOnly() {
        var contained = sure(CONTAINMENT, 10);
        var eradicated = sure(ERADICATION, 9);
        assertDoesNotThrow(() -> new Sequence(DETECTED, List.of(contained)).admit(eradicated, null));
        var flags = new Sequence(DETECTED, List.of(contained, eradicated)).flags().get(eradicated.id());
        assertEquals(List.of(SequenceRule.ERADICATION_BEFORE_CONTAINMENT), flags.stream().map(SequenceFlag::rule).toList());
        assertEquals(contained.id(), flags.get(0).againstEventId());
    }

    @Test
    void whatTheProductWroteIsNeverAtFault() {
        var opened = new Moment(UUID.randomUUID(), CONTAINMENT, at(7), CONFIRMED, true);
        assertTrue(new Sequence(DETECTED, List.of(opened)).flags().isEmpty());
    }

    private static Moment sure(TimelineEventType type, int hour) {
        return new Moment(UUID.randomUUID(), type, at(hour), CONFIRMED, false);
    }

    private static Moment likely(TimelineEventType type, int hour) {
        return new Moment(UUID.randomUUID(), type, at(hour), LIKELY, false);
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-03-02T00:00:00Z").plusSeconds(hour * 3600L);
    }
}
