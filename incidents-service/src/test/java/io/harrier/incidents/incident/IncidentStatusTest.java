package io.harrier.incidents.incident;

import static io.harrier.incidents.incident.IncidentStatus.CLOSED;
import static io.harrier.incidents.incident.IncidentStatus.CONTAINED;
import static io.harrier.incidents.incident.IncidentStatus.DETECTED;
import static io.harrier.incidents.incident.IncidentStatus.FALSE_POSITIVE;
import static io.harrier.incidents.incident.IncidentStatus.INVESTIGATING;
import static io.harrier.incidents.incident.IncidentStatus.REMEDIATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class IncidentStatusTest {

    @Test
    void theLifeOfAnIncident() {
        assertEquals(Set.of(INVESTIGATING, CONTAINED, FALSE_POSITIVE, CLOSED), DETECTED.successors());
        assertEquals(Set.of(CONTAINED, FALSE_POSITIVE, CLOSED), INVESTIGATING.successors());
        assertEquals(Set.of(REMEDIATED, INVESTIGATING, FALSE_POSITIVE, CLOSED), CONTAINED.successors());
        assertEquals(Set.of(CLOSED, INVESTIGATING, FALSE_POSITIVE), REMEDIATED.successors());
        assertEquals(Set.of(INVESTIGATING), CLOSED.successors());
        assertEquals(Set.of(), FALSE_POSITIVE.successors());
    }

    @Test
    void onlyARemediatedIncidentIsClosedOtherThanByMerging() {
        for (var status : IncidentStatus.values()) {
            assertEquals(status == REMEDIATED, IncidentStep.CLOSURE.isLegalFrom(status));
            assertEquals(status.isLive(), IncidentStep.MERGE.isLegalFrom(status));
            assertEquals(status.isLive(), IncidentStep.FALSE_POSITIVE.isLegalFrom(status));
        }
    }

    @Test
    void goingBackNeedsAReasonAndGoingOnDoesNot() {
        assertFalse(IncidentStep.INVESTIGATION.needsReasonFrom(DETECTED));
        assertTrue(IncidentStep.INVESTIGATION.needsReasonFrom(CONTAINED));
        assertTrue(IncidentStep.INVESTIGATION.needsReasonFrom(REMEDIATED));
        assertTrue(IncidentStep.REOPENING.needsReasonFrom(CLOSED));
        assertFalse(IncidentStep.CONTAINMENT.needsReasonFrom(INVESTIGATING));
    }

    @Test
    void theCoarseViewIsDerived() {
        assertEquals(CoarseStatus.OPEN, DETECTED.coarse());
        assertEquals(CoarseStatus.OPEN, INVESTIGATING.coarse());
        assertEquals(CoarseStatus.MITIGATING, CONTAINED.coarse());
        assertEquals(CoarseStatus.RESOLVED, REMEDIATED.coarse());
        assertEquals(CoarseStatus.CLOSED, CLOSED.coarse());
        assertEquals(CoarseStatus.CLOSED, FALSE_POSITIVE.coarse());
        assertEquals(Set.of(DETECTED, INVESTIGATING), IncidentStatus.named("OPEN"));
        assertEquals(Set.of(CLOSED), IncidentStatus.named("closed"));
        assertEquals(Set.of(CLOSED, FALSE_POSITIVE), IncidentStatus.named("CLOSED"));
        assertThrows(IllegalArgumentException.class, () -> IncidentStatus.named("done"));
    }

    @Test
    void severitiesHaveShortNames() {
        assertEquals(Severity.CRITICAL, Severity.of("SEV1"));
        assertEquals(Severity.LOW, Severity.of("sev4"));
        assertEquals(Severity.INFORMATIONAL, Severity.of("informational"));
        assertEquals(Optional.of("SEV2"), Severity.HIGH.alias());
        assertEquals(Optional.empty(), Severity.INFORMATIONAL.alias());
        assertThrows(IllegalArgumentException.class, () -> Severity.of("SEV5"));
    }
}
