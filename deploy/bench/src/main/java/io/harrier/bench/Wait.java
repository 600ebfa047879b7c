package io.harrier.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.awaitility.core.ConditionTimeoutException;

/** Waits for facts: often enough to be exact, seldom enough to cost nothing. */
public final class Wait {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Wait() {
    }

    /** Asks every ten milliseconds until it is so; {@code what} names it for the case that it never is. */
    public static void until(String what, BooleanSupplier fact) {
        try {
            await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(PAUSE).pollInSameThread().until(fact::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            throw new BenchmarkFailure("After " + LIMIT.toMinutes() + " minutes still waiting: " + what, e);
        }
    }
}
