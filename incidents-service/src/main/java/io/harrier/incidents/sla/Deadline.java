package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a clock warns and when it is breached.
 *
 * @param warning at a share of the working time; null while a pause keeps it from ever coming
 * @param due at all of it; null likewise
 */
public record Deadline(Instant warning, Instant due) {

    /** The one place that says when something is due. Pure: the same start, minutes, share, calendar and pauses give the same deadline. */
    public static Deadline of(Instant start, int minutes, int warningPercent, BusinessCalendar calendar,
            List<Pause> pauses) {
        var work = Duration.ofMinutes(minutes);
        return new Deadline(calendar.after(start, toWarning(work, warningPercent), pauses).orElse(null),
                calendar.after(start, work, pauses).orElse(null));
    }

    /**
     * What is left of a promise of so many minutes, counted from now.
     *
     * @param left the working time to the deadline; what the share leaves of the minutes comes after the warning
     */
    static Deadline in(Duration left, int minutes, int warningPercent, BusinessCalendar calendar, Instant now) {
        var work = Duration.ofMinutes(minutes);
        var toWarning = left.minus(work.minus(toWarning(work, warningPercent)));
        return new Deadline(toWarning.isNegative() ? now : calendar.after(now, toWarning, List.of()).orElseThrow(),
                calendar.after(now, left, List.of()).orElseThrow());
    }

    private static Duration toWarning(Duration work, int percent) {
        return work.multipliedBy(percent).dividedBy(100);
    }
}
