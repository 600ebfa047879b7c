package io.harrier.alerts.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.alert.SuppressionKind;

class HidingTest {

    private static final Hold FILTER = hold(SuppressionKind.PROCESSING_RULE, null);
    private static final Hold ENDLESS = hold(SuppressionKind.PATTERN, null);
    private static final Hold LATER = hold(SuppressionKind.SILENCE, Instant.ofEpochSecond(2));
    private static final Hold SOONER = hold(SuppressionKind.MAINTENANCE_WINDOW, Instant.ofEpochSecond(1));

    @Test
    void whatEndsSoonestHidesThemAllAndForGoodOnlyWhatAllAreHiddenByForGood() {
        assertEquals(SOONER, of(LATER, FILTER, SOONER, ENDLESS));
        assertEquals(ENDLESS, of(FILTER, ENDLESS));
        assertEquals(FILTER, of(FILTER, FILTER));
    }

    @Test
    void nothingHidesThemWhereOneIsShown() {
        assertNull(of(LATER, null, FILTER));
        assertNull(of(null, SOONER));
        assertNull(of());
    }

    private static Hold of(Hold... holds) {
        var hiding = new Hiding();
        for (Hold hold : holds) {
            hiding.add(hold);
        }
        return hiding.hold();
    }

    private static Hold hold(SuppressionKind kind, Instant until) {
        return new Hold(kind, new UUID(0, 0), "why", until);
    }
}
