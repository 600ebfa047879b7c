package io.harrier.alerts.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What keeps an alert out of sight.
 *
 * @param id of the silence, window, pattern or rule; null for a deferral
 * @param until null for as long as it is there
 */
public record Hold(SuppressionKind kind, UUID id, String reason, Instant until) {

    /** What has no end is looked at each day. */
    private static final Duration LONGEST_UNSEEN = Duration.ofDays(1);

    /** When to look whether it hides still; null for never: what a processing rule filters out stays out until it grows worse. */
    public Instant dueAt(Instant now) {
        if (kind == SuppressionKind.PROCESSING_RULE) {
            return null;
        }
        return until == null ? now.plus(LONGEST_UNSEEN) : until;
    }
}
