package io.harrier.alerts.suppression;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Collectors;

import io.harrier.alerts.suppression.MaintenanceWindowRequest.Weekly;
import io.harrier.platform.problem.RuleBroken;

/** What may be said of a maintenance window. */
final class WindowRules {

    private static final Duration LONGEST_ONCE = Duration.ofDays(31);
    private static final Duration LONGEST_WEEKLY = Duration.ofDays(7);

    private WindowRules() {
    }

    /** @throws RuleBroken naming the property */
    static void check(MaintenanceWindowRequest request, Instant now) {
        refuse(MaintenanceWindowRequest.orNone(request.systems()).isEmpty() && MaintenanceWindowRequest.orNone(request.assets())
                .isEmpty() && MaintenanceWindowRequest.orNone(request.sources()).isEmpty(), "/systems",
                "A system, an asset or a source is needed");
        boolean once = request.startsAt() != null || request.endsAt() != null;
        refuse(once == (request.weekly() != null), "/weekly", "It is either once, from startsAt to endsAt, or weekly");
        if (request.weekly() != null) {
            check(request.weekly(), now);
            return;
        }
        refuse(request.startsAt() == null, "/startsAt", "Is needed beside endsAt");
        refuse(request.endsAt() == null, "/endsAt", "Is needed beside startsAt");
        refuse(!request.endsAt().isAfter(now) || !request.endsAt().isAfter(request.startsAt()), "/endsAt",
                "Must be ahead, and after its start");
        refuse(request.endsAt().isAfter(request.startsAt().plus(LONGEST_ONCE)), "/endsAt",
                "Must be within 31 days of its start");
    }

    private static void check(Weekly weekly, Instant now) {
        ZoneId zone;
        try {
            zone = ZoneId.of(weekly.timeZone());
        } catch (DateTimeException unknown) {
            throw new RuleBroken("/weekly/timeZone", "There is no such time zone");
        }
        refuse(weekly.duration().compareTo(Duration.ofMinutes(1)) < 0 || weekly.duration().compareTo(LONGEST_WEEKLY) > 0,
                "/weekly/duration", "Must be from PT1M to P7D");
        refuse(weekly.firstDate() != null && weekly.lastDate() != null && weekly.lastDate().isBefore(weekly.firstDate()),
                "/weekly/lastDate", "Must not be before the first");
        var occurrences = new Occurrences(zone, weekly.weekdays().stream().map(Weekday::day).collect(Collectors.toSet()),
                LocalTime.parse(weekly.startTime()), weekly.duration(), weekly.firstDate(), weekly.lastDate());
        refuse(occurrences.until(now) == null && occurrences.next(now) == null, "/weekly/lastDate",
                "Leaves no day ahead on which it begins");
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }
}
