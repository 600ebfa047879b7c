package io.harrier.incidents.incident;

/** The four-state view of an incident's life that desk tools know: derived, never stored. */
public enum CoarseStatus {
    OPEN,
    MITIGATING,
    RESOLVED,
    CLOSED
}
