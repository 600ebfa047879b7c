package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.Comparator;

import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.alert.SuppressionKind;

/**
 * What hides records that fold into one alert: something does only where each of them is hidden. Of several holds the one that ends
 * soonest, for then it is judged anew; one that is for good only where all are.
 */
final class Hiding {

    private static final Comparator<Hold> SOONEST = Comparator
            .<Hold, Boolean>comparing(hold -> hold.kind() == SuppressionKind.PROCESSING_RULE)
            .thenComparing(Hold::until, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

    private Hold soonest;
    private boolean shown;

    /** @param hold of a record; null where nothing hides it */
    void add(Hold hold) {
        shown |= hold == null;
        soonest = soonest == null || hold != null && SOONEST.compare(hold, soonest) < 0 ? hold : soonest;
    }

    /** What hides them all; null where something is shown. */
    Hold hold() {
        return shown ? null : soonest;
    }
}
