package io.harrier.incidents.sla;

/** What the passing of time makes of a running clock: each is told once. */
public enum ClockNotice {
    /** Three quarters of the time are gone. */
    AT_RISK,
    BREACHED
}
