package io.harrier.postmortems.plan;

import java.util.Locale;

/** What a remediation plan mends. */
public enum PlanType {
    INCIDENT,
    VULNERABILITY,
    CONTROL_GAP,
    PROCESS_IMPROVEMENT,
    COMPREHENSIVE;

    /** As on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
