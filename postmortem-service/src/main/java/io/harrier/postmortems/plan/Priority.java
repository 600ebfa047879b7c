package io.harrier.postmortems.plan;

import java.util.Locale;

/** How urgent a plan, a task or a recommendation is. */
public enum Priority {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    /** As on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
