package io.harrier.incidents.sla;

import java.util.UUID;

/** So many minutes, counted in a calendar, with a warning at a share of them. {@code calendarId} is null around the clock, {@code policyId} for a default. */
record Promise(int minutes, int warningPercent, UUID policyId, UUID calendarId, BusinessCalendar calendar) {
}
