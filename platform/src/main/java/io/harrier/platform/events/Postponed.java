package io.harrier.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Topics that could not be written: missing, or refused to this service. They wait, so that they hold up no other topic. When
 * nothing else could be sent since either, the broker itself is probably away, and the wait is short.
 */
final class Postponed {

    private static final Duration WHILE_OTHERS_GO = Duration.ofSeconds(60);
    private static final Duration WHILE_NOTHING_GOES = Duration.ofSeconds(5);

    private final Map<String, Instant> failedAt = new HashMap<>();
    private Instant sentAt = Instant.MIN;

    synchronized void failed(String topic, Instant now) {
        failedAt.put(topic, now);
    }

    synchronized void sent(Instant now) {
        sentAt = now;
    }

    synchronized String[] topics(Instant now) {
        failedAt.values().removeIf(at -> !at.plus(sentAt.isAfter(at) ? WHILE_OTHERS_GO : WHILE_NOTHING_GOES).isAfter(now));
        return failedAt.keySet().toArray(String[]::new);
    }
}
