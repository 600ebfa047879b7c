package io.harrier.postmortems.review;

import java.util.Locale;
import java.util.Set;

/** A step in a review's life: from where it is legal and where it leads. */
public enum ReviewStep {
    START(ReviewStatus.IN_PROGRESS, ReviewStatus.SCHEDULED),
    DRAFT(ReviewStatus.DRAFT, ReviewStatus.IN_PROGRESS),
    SUBMIT(ReviewStatus.REVIEW, ReviewStatus.DRAFT),
    APPROVE(ReviewStatus.APPROVED, ReviewStatus.REVIEW),
    SEND_BACK(ReviewStatus.DRAFT, ReviewStatus.REVIEW, ReviewStatus.APPROVED),
    PUBLISH(ReviewStatus.PUBLISHED, ReviewStatus.APPROVED);

    private final ReviewStatus to;
    private final Set<ReviewStatus> from;

    ReviewStep(ReviewStatus to, ReviewStatus... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    public ReviewStatus to() {
        return to;
    }

    public boolean isLegalFrom(ReviewStatus status) {
        return from.contains(status);
    }

    /** As people and problems name it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
