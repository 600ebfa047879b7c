package io.harrier.incidents.sla;

import java.util.Map;
import java.util.UUID;

/** The calendars that some clocks count in. */
record Calendars(Map<UUID, BusinessCalendar> byId) {

    /** Around the clock where none is named. */
    BusinessCalendar of(UUID id) {
        return id == null ? BusinessCalendar.ALWAYS : byId.get(id);
    }
}
