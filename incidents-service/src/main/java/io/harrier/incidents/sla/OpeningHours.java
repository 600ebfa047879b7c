package io.harrier.incidents.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/** Hours of one weekday in which clocks run. {@code to} is excluded; 00:00 as {@code to} is the end of the day. */
public record OpeningHours(DayOfWeek day, LocalTime from, LocalTime to) {

    public OpeningHours {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("Opening hours end after they begin; hours over midnight are two entries");
        }
    }

    boolean untilMidnight() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    Duration length() {
        return Duration.between(from, to).plusDays(untilMidnight() ? 1 : 0);
    }

    boolean overlaps(OpeningHours other) {
        return day == other.day && (untilMidnight() || other.from.isBefore(to))
                && (other.untilMidnight() || from.isBefore(other.to));
    }
}
