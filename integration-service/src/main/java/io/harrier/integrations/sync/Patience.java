package io.harrier.integrations.sync;

import java.time.Duration;

/**
 * How long an import goes on although things fail.
 *
 * @param firstWait the wait after a first failure; it doubles with each further one
 * @param mostExports how many exports it may have made
 */
record Patience(Duration firstWait, int mostExports) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** The wait after this many failures. */
    Duration after(int failures) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
