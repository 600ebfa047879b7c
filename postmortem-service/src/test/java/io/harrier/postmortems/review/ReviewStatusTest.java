package io.harrier.postmortems.review;

import static io.harrier.postmortems.review.ReviewStatus.APPROVED;
import static io.harrier.postmortems.review.ReviewStatus.DRAFT;
import static io.harrier.postmortems.review.ReviewStatus.IN_PROGRESS;
import static io.harrier.postmortems.review.ReviewStatus.PUBLISHED;
import static io.harrier.postmortems.review.ReviewStatus.REVIEW;
import static io.harrier.postmortems.review.ReviewStatus.SCHEDULED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

class ReviewStatusTest {

    @Test
    void onlyTheStepsOfTheLifeAreLegal() {
        var legal = Map.of(
                SCHEDULED, List.of(ReviewStep.START),
                IN_PROGRESS, List.of(ReviewStep.DRAFT),
                DRAFT, List.of(ReviewStep.SUBMIT),
                REVIEW, List.of(ReviewStep.APPROVE, ReviewStep.SEND_BACK),
                APPROVED, List.of(ReviewStep.SEND_BACK, ReviewStep.PUBLISH),
                PUBLISHED, List.<ReviewStep>of());
        for (var status : ReviewStatus.values()) {
            assertEquals(legal.get(status), status.steps(), status::wire);
        }
    }

    @Test
    void theStepsWalkFromScheduledToPublished() {
        var life = List.of(ReviewStep.START, ReviewStep.DRAFT, ReviewStep.SUBMIT, ReviewStep.APPROVE, ReviewStep.PUBLISH);
        var at = SCHEDULED;
        for (var step : life) {
            assertEquals(true, step.isLegalFrom(at), step::wire);
            at = step.to();
        }
        assertEquals(PUBLISHED, at);
    }

    @Test
    void aReviewSentBackIsADraftAgain() {
        assertEquals(DRAFT, ReviewStep.SEND_BACK.to());
    }

    @Test
    void everyReviewButAPublishedOneIsLive() {
        assertEquals(EnumSet.complementOf(EnumSet.of(PUBLISHED)), those(ReviewStatus::isLive));
    }

    @Test
    void whatLiesWithAnApproverIsNotWrittenAnyMore() {
        assertEquals(EnumSet.of(SCHEDULED, IN_PROGRESS, DRAFT), those(ReviewStatus::isOpenToWriting));
    }

    @Test
    void theSummaryIsNeededFromTheDraftOn() {
        assertEquals(EnumSet.of(DRAFT, REVIEW, APPROVED, PUBLISHED), those(ReviewStatus::needsIncidentSummary));
    }

    @Test
    void synonymsAreUnderstood() {
        assertEquals(SCHEDULED, ReviewStatus.named("planned"));
        assertEquals(PUBLISHED, ReviewStatus.named("final"));
        assertEquals(IN_PROGRESS, ReviewStatus.named("in_progress"));
        assertThrows(IllegalArgumentException.class, () -> ReviewStatus.named("IN_PROGRESS"));
    }

    private static EnumSet<ReviewStatus> those(Predicate<ReviewStatus> rule) {
        var found = EnumSet.noneOf(ReviewStatus.class);
        Arrays.stream(ReviewStatus.values()).filter(rule).forEach(found::add);
        return found;
    }
}
