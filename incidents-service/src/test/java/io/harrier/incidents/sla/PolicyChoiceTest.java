package io.harrier.incidents.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;

class PolicyChoiceTest {

    private static final Instant SPRING = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-10-01T00:00:00Z");

    private final SlaPolicy standing = policy(null, null, null);
    private final SlaPolicy inSummer = policy(null, SUMMER, AUTUMN);
    private final SlaPolicy malware = policy(IncidentType.MALWARE, SPRING, AUTUMN);

    @Test
    void theMostSpecificOfThoseThatAreValidHolds() {
        var all = new PolicyChoice(Severity.HIGH, List.of(standing, inSummer, malware));
        assertEquals(standing, all.at(SPRING.minusSeconds(1)));
        assertEquals(malware, all.at(SPRING));
        assertEquals(malware, all.at(SUMMER));
        assertEquals(standing, all.at(AUTUMN));
        var anyType = new PolicyChoice(Severity.HIGH, List.of(inSummer, standing));
        assertEquals(standing, anyType.at(SUMMER.minusSeconds(1)));
        assertEquals(inSummer, anyType.at(SUMMER));
        assertEquals(inSummer, anyType.at(AUTUMN.minusSeconds(1)));
    }

    @Test
    void whereNoneIsValidItIsTheDefault() {
        var choice = new PolicyChoice(Severity.HIGH, List.of(inSummer));
        assertNull(choice.at(SPRING).id);
        assertEquals(30, choice.at(SPRING).minutes(SlaGoal.ACKNOWLEDGE));
        assertEquals(75, choice.at(SPRING).warningPercent);
    }

    @Test
    void twoChoicesAreTheSameWhereTheSamePolicyHolds() {
        var both = new PolicyChoice(Severity.HIGH, List.of(standing, malware));
        var one = new PolicyChoice(Severity.HIGH, List.of(standing));
        assertEquals(true, both.isSameAt(AUTUMN, one));
        assertEquals(false, both.isSameAt(SUMMER, one));
        assertEquals(false, new PolicyChoice(Severity.LOW, List.of()).isSameAt(SUMMER,
                new PolicyChoice(Severity.HIGH, List.of())));
    }

    private static SlaPolicy policy(IncidentType type, Instant from, Instant until) {
        var policy = SlaPolicy.dated(UUID.randomUUID(), Severity.HIGH, type, from);
        policy.validUntil = until;
        return policy;
    }
}
