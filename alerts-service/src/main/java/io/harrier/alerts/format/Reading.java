package io.harrier.alerts.format;

import java.util.List;

/**
 * What a format made of a record, and what was imperfect in it. A pipeline's record is kept in spite of its faults, flagged; over
 * REST, where somebody is there to correct it, they are its refusal.
 */
public record Reading(String format, AlertRecord alert, List<Fault> faults) {

    /** @param flag how {@code quality} names it; {@code pointer} where it is */
    public record Fault(String pointer, String flag, String detail) {
    }
}
