package io.harrier.bench;

/**
 * How much a run does. A quick one fits into five minutes; {@code scale} shrinks either further, to see that everything works: its
 * figures mean nothing.
 */
public record Size(boolean quick, double scale) {

    /** As many of something as this run has, at least one. */
    public int of(int full, int inQuick) {
        return (int) Math.max(1, Math.round((quick ? inQuick : full) * scale));
    }

    /** Rounds that count; the one before them warms up. */
    public int rounds() {
        return 3;
    }
}
