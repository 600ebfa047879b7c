package io.harrier.alerts.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SuppressionKind;

class RuleTest {

    private static final UUID ID = UUID.fromString("0190a3f2-a1e7-7000-8000-000000000003");

    @Test
    void oneInNIsShownAndAlwaysTheSame() {
        for (int n : List.of(2, 10, 50)) {
            var shown = shown(rule(ID, n));
            assertEquals(100_000.0 / n, shown.size(), 100_000.0 / n * 0.1, "1 in " + n);
            assertEquals(shown, shown(rule(ID, n)));
            assertNotEquals(shown, shown(rule(new UUID(1, 2), n)));
        }
        assertEquals(0, shown(rule(ID, 0)).size());
    }

    @Test
    void whatIsWorseIsNotHidden() {
        assertTrue(rule(ID, 0).hides(Severity.HIGH, "s", "1"));
        assertTrue(rule(ID, 0).hides(Severity.LOW, "s", "1"));
        assertFalse(rule(ID, 0).hides(Severity.CRITICAL, "s", "1"));
    }

    private static List<Integer> shown(Rule rule) {
        return IntStream.range(0, 100_000).filter(it -> !rule.hides(Severity.LOW, "edr-1", "alert-" + it)).boxed().toList();
    }

    private static Rule rule(UUID id, int sampleOneIn) {
        return new Rule(SuppressionKind.PATTERN, id, "", Severity.HIGH, true, sampleOneIn, now -> Instant.MAX, alert -> true);
    }
}
