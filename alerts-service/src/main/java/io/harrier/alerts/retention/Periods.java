package io.harrier.alerts.retention;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.RuleBroken;

/** Periods of the calendar, as clients write them: ISO 8601, or {@code forever}, which is null here. */
@Singleton
class Periods {

    static final String FOREVER = "forever";
    private static final Period LONGEST = Period.ofYears(100);

    private final Clock clock;

    Periods(Clock clock) {
        this.clock = clock;
    }

    /** @throws RuleBroken where it is none, or shorter than the kind may be kept */
    Period read(String text, RetentionKind kind, String pointer) {
        if (FOREVER.equals(text)) {
            return null;
        }
        Period period;
        try {
            period = Period.parse(text);
        } catch (DateTimeException unreadable) {
            throw new RuleBroken(pointer, "Must be a period of the calendar, like P90D or P2Y, or " + FOREVER);
        }
        if (period.isNegative() || days(period, 31) > days(LONGEST, 31) || days(period, 28) < kind.least.getDays()) {
            throw new RuleBroken(pointer, "Must be from " + kind.least + " to " + LONGEST + ", or " + FOREVER);
        }
        return period;
    }

    static String write(String stored) {
        return stored == null ? FOREVER : stored;
    }

    /** With months as long as said: what may be said must not depend on the day on which it is. */
    private static long days(Period period, int ofAMonth) {
        return period.toTotalMonths() * ofAMonth + period.getDays();
    }

    /** Whether the one ends before the other, from now on; null never does. */
    boolean isShorter(Period one, Period other) {
        return one != null && (other == null || cutOff(one).isAfter(cutOff(other)));
    }

    /** What is older than this goes. */
    Instant cutOff(Period period) {
        return clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
