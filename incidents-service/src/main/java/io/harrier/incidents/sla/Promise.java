package io.harrier.incidents.sla;

import java.util.List;
import java.util.UUID;

/**
 * So many minutes, counted in a calendar, with a warning at a share of them.
 *
 * @param policyId null for a default
 * @param calendarId null around the clock
 * @param steps what is to be done when a clock is at risk or breached, in this order
 */
record Promise(int minutes, int warningPercent, UUID policyId, UUID calendarId, List<SlaStep> steps,
        BusinessCalendar calendar) {
}
