package io.harrier.postmortems.review;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** What belongs to a review asks here whether there is one, and whether it may still be written. */
@Singleton
public class OpenReviews {

    private final ReviewRepository reviews;

    OpenReviews(ReviewRepository reviews) {
        this.reviews = reviews;
    }

    /** @throws io.harrier.platform.problem.NotFound when there is no such review */
    public Uni<Void> ensureThere(UUID review) {
        return reviews.require(review).replaceWithVoid();
    }

    /**
     * Keeps the review as it is until the transaction ends, so that nobody submits it meanwhile.
     *
     * @throws io.harrier.platform.problem.IllegalMove when it lies with an approver or is approved
     */
    public Uni<Void> lockForWriting(UUID review) {
        return reviews.lock(review).invoke(found -> found.ensureOpenToWriting("write")).replaceWithVoid();
    }
}
