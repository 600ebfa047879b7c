package io.harrier.incidents.sla;

/** What a clock is doing. */
public enum ClockState {
    RUNNING,
    PAUSED,
    /** The goal was reached, in time or late: {@link SlaClock#outcome()}. */
    STOPPED,
    /** The goal no longer applies: a false positive, a merge, a severity without promises. */
    CANCELLED;

    boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }
}
