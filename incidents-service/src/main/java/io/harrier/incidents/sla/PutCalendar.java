package io.harrier.incidents.sla;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.problem.RuleBroken;

/** A business calendar as clients send it. */
@Schema(examples = """
    {"name": "Office Berlin", "timeZone": "Europe/Berlin",
     "week": [{"day": "monday", "from": "09:00", "to": "17:00"}, {"day": "friday", "from": "09:00", "to": "15:00"}],
     "holidays": [{"date": "2026-10-03", "name": "German Unity Day"}]}""")
public record PutCalendar(
        @NotBlank @Size(max = 255) @Schema(examples = "Office Berlin") String name,
        @NotBlank @Schema(description = "IANA time zone", examples = "Europe/Berlin") String timeZone,
        @NotEmpty @Size(max = 100) List<@Valid @NotNull WorkingHours> week,
        @Size(max = 1000) List<@Valid @NotNull Holiday> holidays) {

    /** Less makes deadlines of centuries. */
    private static final Duration LEAST = Duration.ofMinutes(60);

    /** The hours, when they make a calendar. */
    CalendarHours hours() {
        var hours = new CalendarHours(week, holidays == null ? List.of() : holidays);
        try {
            if (hours.in(zone()).weekly().compareTo(LEAST) < 0) {
                throw new RuleBroken("/week", "A calendar is open for at least " + LEAST.toMinutes() + " minutes a week");
            }
            return hours;
        } catch (IllegalArgumentException fault) {
            throw new RuleBroken("/week", fault.getMessage());
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new RuleBroken("/timeZone", "Not a time zone, like Europe/Berlin");
        }
    }
}
