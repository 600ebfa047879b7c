package io.harrier.incidents.incident;

/** How soon an incident is to be worked on. */
public enum Priority {
    EMERGENCY,
    HIGH,
    MEDIUM,
    LOW;

    /** What an incident gets when nobody has said otherwise. */
    public static Priority defaultFor(Severity severity) {
        return switch (severity) {
            case CRITICAL -> EMERGENCY;
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW, INFORMATIONAL -> LOW;
        };
    }
}
