package io.harrier.incidents.timeline;

import java.time.Duration;
import java.time.Instant;

import io.harrier.platform.problem.RuleBroken;

/** From when to when something went on. {@code end} is null where it took no time, or nobody says. */
record EventSpan(Instant start, Instant end) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** What is said of start, end and duration, of which two are enough. What has a duration and no times has just ended. */
    static EventSpan of(AddTimelineEvent request, Instant now) {
        var minutes = request.durationMinutes() == null ? null : Duration.ofMinutes(request.durationMinutes());
        var start = request.eventTime();
        var end = request.endTime();
        if (start == null) {
            start = minutes == null ? now : (end == null ? now : end).minus(minutes);
        }
        if (end == null && minutes != null) {
            end = start.plus(minutes);
        }
        return checked(new EventSpan(start, end), minutes, request.durationMinutes() != null && request.endTime() == null, now);
    }

    private static EventSpan checked(EventSpan span, Duration said, boolean endIsReckoned, Instant now) {
        if (span.start.isBefore(EARLIEST)) {
            throw new RuleBroken("/eventTime", "A timeline tells what has happened since the year 2000");
        }
        if (span.start.isAfter(now)) {
            throw new RuleBroken("/eventTime", "A timeline tells what has happened");
        }
        if (span.end == null) {
            return span;
        }
        if (span.end.isAfter(now)) {
            throw new RuleBroken(endIsReckoned ? "/durationMinutes" : "/endTime",
                    "A timeline tells what has happened: leave the end away while it goes on");
        }
        if (span.end.isBefore(span.start)) {
            throw new RuleBroken("/endTime", "It ends before it begins");
        }
        if (said != null && said.toMinutes() != span.length().toMinutes()) {
            throw new RuleBroken("/durationMinutes", "From eventTime to endTime are " + span.length().toMinutes() + " minutes");
        }
        return span;
    }

    /** Null where it has no end. */
    Integer minutes() {
        return end == null ? null : (int) Math.min(Integer.MAX_VALUE, length().toMinutes());
    }

    private Duration length() {
        return Duration.between(start, end);
    }
}
