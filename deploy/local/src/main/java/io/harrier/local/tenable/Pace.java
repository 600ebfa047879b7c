package io.harrier.local.tenable;

import java.time.Duration;

/**
 * How fast exports advance: a step with each look at their status, and one with time for a job nobody watches. The first look
 * sees it queued, each later one more chunks, the last one that it has finished.
 */
public final class Pace {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private volatile int chunksPerStep = 2;
    private volatile Duration step = Duration.ofSeconds(5);
    private volatile int heldAfter = UNLIMITED;

    /** How many chunks become available at each step. */
    public void chunksPerStep(int chunks) {
        chunksPerStep = chunks;
    }

    /** After how much time a job advances although nobody looks. */
    public void step(Duration time) {
        step = time;
    }

    /** Exports stay {@code PROCESSING} once this many of their chunks are available. */
    public void holdAfter(int chunks) {
        heldAfter = chunks;
    }

    public void release() {
        heldAfter = UNLIMITED;
    }

    int steps(int looks, Duration age) {
        return Math.max(0, looks - 1) + (int) age.dividedBy(step);
    }

    int available(int steps, int chunks) {
        return (int) Math.min(Math.min((long) steps * chunksPerStep, chunks), heldAfter);
    }

    boolean finished(int steps, int chunks) {
        return steps > 0 && heldAfter >= chunks && (steps - 1L) * chunksPerStep >= chunks;
    }
}
