package io.harrier.incidents.incident;

/** Why an incident was closed. */
public enum ClosureReason {
    RESOLVED,
    BENIGN,
    DUPLICATE,
    MERGED,
    ACCEPTED_RISK,
    FALSE_POSITIVE;

    /** Merging sets its own reason; a person closing by hand chooses among the others. */
    public boolean chosenByPeople() {
        return this != MERGED;
    }
}
