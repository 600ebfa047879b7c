package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A business calendar as clients see it. */
@RegisterForReflection
@Schema(examples = """
    {"id": "0190a3f2-ca1e-7000-8000-000000000001", "name": "Office Berlin", "timeZone": "Europe/Berlin",
     "week": [{"day": "monday", "from": "09:00", "to": "17:00"}],
     "holidays": [{"date": "2026-10-03", "name": "German Unity Day"}], "version": 1, "createdAt": "2025-01-02T09:00:00Z",
     "updatedAt": "2025-01-02T09:00:00Z"}""")
public record CalendarView(UUID id, String name, String timeZone, List<WorkingHours> week, List<Holiday> holidays, long version,
        Instant createdAt, Instant updatedAt) implements Versioned, Located {

    static CalendarView of(TenantCalendar it) {
        return new CalendarView(it.id, it.name, it.timeZone, it.hours.week(), it.hours.holidays(), it.version, it.createdAt,
                it.updatedAt);
    }
}
