package io.harrier.incidents.sla;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a calendar's column {@code hours} holds. */
@RegisterForReflection
public record CalendarHours(List<WorkingHours> week, List<Holiday> holidays) {

    public CalendarHours {
        week = List.copyOf(week);
        holidays = List.copyOf(holidays);
    }

    /** @throws IllegalArgumentException when the hours make no calendar */
    BusinessCalendar in(ZoneId zone) {
        return new BusinessCalendar(zone, week.stream().map(WorkingHours::opening).toList(),
                holidays.stream().map(Holiday::date).collect(Collectors.toSet()));
    }
}
