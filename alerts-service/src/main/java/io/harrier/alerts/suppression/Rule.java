package io.harrier.alerts.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.CRC32C;

import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SuppressionKind;
import io.harrier.alerts.expression.AlertExpressions.Condition;

/**
 * A silence, window or pattern as ingest applies it.
 *
 * @param worst no alert that is worse is hidden
 * @param hides false to count only
 * @param sampleOneIn one in so many is not hidden; 0 for none
 */
record Rule(SuppressionKind kind, UUID id, String reason, Severity worst, boolean hides, int sampleOneIn, Times times,
        Condition condition) {

    /** When a rule holds. */
    interface Times {

        /** Until when it holds that holds at this instant, {@link Instant#MAX} for ever; null where it does not. */
        Instant until(Instant now);
    }

    boolean hides(Severity severity, String sourceSystem, String sourceId) {
        return hides && !severity.isWorseThan(worst) && !isSample(sourceSystem, sourceId);
    }

    Hold hold(Instant until) {
        return new Hold(kind, id, reason, until.equals(Instant.MAX) ? null : until);
    }

    /** By what stays the same of an alert wherever and whenever it is asked; another one in so many for each rule. */
    private boolean isSample(String sourceSystem, String sourceId) {
        if (sampleOneIn == 0) {
            return false;
        }
        var hash = new CRC32C();
        hash.update(ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).flip());
        hash.update(sourceSystem.getBytes(UTF_8));
        hash.update(0);
        hash.update(sourceId.getBytes(UTF_8));
        return mixed(hash.getValue()) % sampleOneIn == 0;
    }

    /** Ids that differ little must not fall into the same part: a checksum alone is linear. */
    private static long mixed(long value) {
        long bits = (value ^ value >>> 15) * 0x2c1b3c6dL & 0xffffffffL;
        bits = (bits ^ bits >>> 12) * 0x297a2d39L & 0xffffffffL;
        return bits ^ bits >>> 15;
    }
}
