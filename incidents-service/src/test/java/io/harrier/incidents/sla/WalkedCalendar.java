package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A calendar that goes through every day: slow, and plain enough to be believed. */
record WalkedCalendar(BusinessCalendar calendar) {

    Instant after(Instant start, Duration work, List<Pause> pauses) {
        var left = work;
        for (var date = start.atZone(calendar.zone()).toLocalDate();; date = date.plusDays(1)) {
            for (var open : openOn(date)) {
                for (var worked : open.startingAt(start).without(pauses)) {
                    if (!worked.isEmpty() && left.compareTo(worked.length()) <= 0) {
                        return worked.from().plus(left);
                    }
                    left = worked.isEmpty() ? left : left.minus(worked.length());
                }
            }
        }
    }

    private List<Span> openOn(LocalDate date) {
        if (calendar.holidays().contains(date)) {
            return List.of();
        }
        return calendar.week().stream().filter(hours -> hours.day() == date.getDayOfWeek())
                .map(hours -> new Span(instant(date.atTime(hours.from())),
                        instant(hours.untilMidnight() ? date.plusDays(1).atStartOfDay() : date.atTime(hours.to()))))
                .toList();
    }

    private Instant instant(LocalDateTime wall) {
        var change = calendar.zone().getRules().getTransition(wall);
        return change != null && change.isGap() ? change.getInstant() : wall.atZone(calendar.zone()).toInstant();
    }
}
