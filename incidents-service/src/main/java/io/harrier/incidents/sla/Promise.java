package io.harrier.incidents.sla;

import java.util.UUID;

/** So many minutes, counted in a calendar. {@code calendarId} is null around the clock. */
record Promise(int minutes, UUID calendarId, BusinessCalendar calendar) {
}
