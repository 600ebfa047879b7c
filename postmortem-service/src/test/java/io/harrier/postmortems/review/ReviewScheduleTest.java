package io.harrier.postmortems.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.harrier.postmortems.incident.ClosureReason;
import io.harrier.postmortems.incident.Severity;

class ReviewScheduleTest {

    private static final Instant CLOSED = Instant.parse("2026-03-02T15:42:18.900Z");

    @ParameterizedTest
    @CsvSource({"CRITICAL, COMPREHENSIVE, 2026-03-05", "HIGH, COMPREHENSIVE, 2026-03-09", "MEDIUM, TECHNICAL, 2026-03-16",
            "LOW, TECHNICAL, 2026-04-01", "INFORMATIONAL, TECHNICAL, 2026-04-01"})
    void severitySetsTypeAndDate(Severity severity, ReviewType type, LocalDate date) {
        assertEquals(Optional.of(new ReviewSchedule(type, date)),
                ReviewSchedule.of(severity, ClosureReason.RESOLVED, CLOSED));
    }

    @ParameterizedTest
    @EnumSource(value = ClosureReason.class, names = {"FALSE_POSITIVE", "MERGED"})
    void falsePositivesAndMergesAreNotReviewed(ClosureReason reason) {
        assertEquals(Optional.empty(), ReviewSchedule.of(Severity.CRITICAL, reason, CLOSED));
    }

    @ParameterizedTest
    @EnumSource(value = ClosureReason.class, names = {"FALSE_POSITIVE", "MERGED"}, mode = EnumSource.Mode.EXCLUDE)
    void everyOtherClosingIs(ClosureReason reason) {
        assertEquals(true, ReviewSchedule.of(Severity.LOW, reason, CLOSED).isPresent());
    }

    @Test
    void theDayIsCountedInUtc() {
        var lateInTheEvening = Instant.parse("2026-12-31T23:59:59Z");
        assertEquals(LocalDate.parse("2027-01-03"),
                ReviewSchedule.of(Severity.CRITICAL, ClosureReason.RESOLVED, lateInTheEvening).orElseThrow().date());
    }
}
