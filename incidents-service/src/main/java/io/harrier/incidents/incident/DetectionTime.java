package io.harrier.incidents.incident;

import java.time.Duration;
import java.time.Instant;

import io.harrier.platform.problem.RuleBroken;

/** When an incident can have come to notice: in the last ten years, the clocks of two machines allowed for. */
public final class DetectionTime {

    private static final Duration LONGEST_AGO = Duration.ofDays(3_653);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private DetectionTime() {
    }

    /** @throws RuleBroken when it can't have been then */
    static void check(Instant said, Instant now) {
        if (!isCredible(said, now)) {
            throw new RuleBroken("/detectedAt", "An incident was detected in the last ten years, and not in the future");
        }
    }

    /** What a machine says, or now where that can't be: a detection is never refused for its clock. */
    public static Instant credible(Instant said, Instant now) {
        return isCredible(said, now) ? said : now;
    }

    private static boolean isCredible(Instant said, Instant now) {
        return !said.isAfter(now.plus(SKEW)) && !said.isBefore(now.minus(LONGEST_AGO));
    }
}
