package io.harrier.incidents.sla;

/** How a stopped clock ended. */
public enum ClockOutcome {
    MET,
    BREACHED
}
