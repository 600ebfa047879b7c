package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a clock warns and when it is breached.
 *
 * @param warning at three quarters of the working time; null while a pause keeps it from ever coming
 * @param due at all of it; null likewise
 */
public record Deadline(Instant warning, Instant due) {

    /** The one place that says when something is due. Pure: the same start, minutes, calendar and pauses give the same deadline. */
    public static Deadline of(Instant start, int minutes, BusinessCalendar calendar, List<Pause> pauses) {
        var work = Duration.ofMinutes(minutes);
        return new Deadline(calendar.after(start, work.multipliedBy(3).dividedBy(4), pauses).orElse(null),
                calendar.after(start, work, pauses).orElse(null));
    }
}
