package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A business calendar as clients see it. */
@RegisterForReflection
public record CalendarView(UUID id, String name, String timeZone, List<WorkingHours> week, List<Holiday> holidays, long version,
        Instant createdAt, Instant updatedAt) implements Versioned, Located {

    static CalendarView of(TenantCalendar it) {
        return new CalendarView(it.id, it.name, it.timeZone, it.hours.week(), it.hours.holidays(), it.version, it.createdAt,
                it.updatedAt);
    }
}
