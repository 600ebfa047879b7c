package io.harrier.local.demo;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.awaitility.core.ConditionTimeoutException;

/** Waits for what the services do on their own time. */
final class Wait {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Wait() {
    }

    /** Asks until there is an answer; {@code what} names it for the case that there is none. */
    static <T> T until(String what, Supplier<Optional<T>> question) {
        try {
            return await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(PAUSE).until(question::get, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new DemoFailure("after " + LIMIT.toSeconds() + " s still waiting: " + what, e);
        }
    }
}
