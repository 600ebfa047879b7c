package io.harrier.postmortems.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import io.harrier.postmortems.incident.ClosureReason;
import io.harrier.postmortems.incident.Severity;

/**
 * The review a closing calls for: its type and the day (UTC) it is due, as the post-incident document sets them by severity.
 */
public record ReviewSchedule(ReviewType type, LocalDate date) {

    /** Empty for false positives and merges: nothing happened, or it is reviewed with the incident it became. */
    public static Optional<ReviewSchedule> of(Severity severity, ClosureReason reason, Instant closedAt) {
        if (!reason.callsForReview()) {
            return Optional.empty();
        }
        return Optional.of(counted(severity, LocalDate.ofInstant(closedAt, ZoneOffset.UTC)));
    }

    /** What the severity calls for, counted from a day. */
    static ReviewSchedule counted(Severity severity, LocalDate day) {
        return new ReviewSchedule(type(severity), day.plusDays(days(severity)));
    }

    private static ReviewType type(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> ReviewType.COMPREHENSIVE;
            case MEDIUM, LOW, INFORMATIONAL -> ReviewType.TECHNICAL;
        };
    }

    private static int days(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 3;
            case HIGH -> 7;
            case MEDIUM -> 14;
            case LOW, INFORMATIONAL -> 30;
        };
    }
}
