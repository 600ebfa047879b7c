package io.harrier.alerts.collector;

import java.time.Duration;
import java.time.Instant;

import io.harrier.alerts.source.Health;

/** How a collector does, of what is said of it and what it said. */
final class CollectorHealth {

    private CollectorHealth() {
    }

    /**
     * {@code error}: silent for longer than it may be, or it says so. {@code warning}: one and a half intervals late, drifted, degraded,
     * or it says so. {@code unknown}: nobody expects it to speak, or it has not spoken yet.
     *
     * @param heartbeat null where there was none
     */
    static Health of(LogCollector collector, Heartbeat heartbeat, Instant now) {
        if (!collector.status.isAtWork()) {
            return Health.UNKNOWN;
        }
        var heard = heartbeat == null ? collector.watchedSince : heartbeat.receivedAt;
        boolean watched = collector.isWatched() && heard != null;
        if (watched && isPast(later(heard, collector.watchedSince), collector.silentAfter(), now)) {
            return Health.ERROR;
        }
        if (heartbeat == null) {
            return Health.UNKNOWN;
        }
        if (heartbeat.health == ReportedHealth.ERROR) {
            return Health.ERROR;
        }
        boolean late = watched && isPast(heard, collector.heartbeatInterval().multipliedBy(3).dividedBy(2), now);
        boolean drifted = heartbeat.drift != null && heartbeat.drift.length > 0;
        return late || drifted || collector.status == CollectorStatus.DEGRADED || heartbeat.health == ReportedHealth.WARNING
                ? Health.WARNING
                : Health.HEALTHY;
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static boolean isPast(Instant since, Duration most, Instant now) {
        return !since.plus(most).isAfter(now);
    }
}
