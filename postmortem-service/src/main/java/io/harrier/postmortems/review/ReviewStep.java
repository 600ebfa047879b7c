package io.harrier.postmortems.review;

import java.util.Set;

/** A step in a review's life: from where it is legal and where it leads. */
public enum ReviewStep {
    START("beginning", ReviewStatus.IN_PROGRESS, ReviewStatus.SCHEDULED),
    DRAFT("draft", ReviewStatus.DRAFT, ReviewStatus.IN_PROGRESS),
    SUBMIT("submission", ReviewStatus.REVIEW, ReviewStatus.DRAFT),
    APPROVE("approval", ReviewStatus.APPROVED, ReviewStatus.REVIEW),
    SEND_BACK("revision", ReviewStatus.DRAFT, ReviewStatus.REVIEW, ReviewStatus.APPROVED),
    PUBLISH("publication", ReviewStatus.PUBLISHED, ReviewStatus.APPROVED);

    private final String wire;
    private final ReviewStatus to;
    private final Set<ReviewStatus> from;

    ReviewStep(String wire, ReviewStatus to, ReviewStatus... from) {
        this.wire = wire;
        this.to = to;
        this.from = Set.of(from);
    }

    public ReviewStatus to() {
        return to;
    }

    public boolean isLegalFrom(ReviewStatus status) {
        return from.contains(status);
    }

    /** The sub-resource that takes it. */
    public String wire() {
        return wire;
    }
}
