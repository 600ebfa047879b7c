package io.harrier.postmortems.review;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.RuleBroken;
import io.smallrye.mutiny.Uni;

/** Which incident a review looks at, for the plans that it leads to. */
@Singleton
public class ReviewedIncidents {

    private final ReviewRepository reviews;

    ReviewedIncidents(ReviewRepository reviews) {
        this.reviews = reviews;
    }

    /**
     * The incident of a review; empty for thematic reviews and tabletops of none.
     *
     * @throws RuleBroken when a request names a review that is not there
     */
    public Uni<Optional<UUID>> incidentOf(UUID review) {
        return reviews.findById(review)
                .onItem().ifNull().failWith(() -> new RuleBroken("/reviewId", "There is no review " + review))
                .map(found -> Optional.ofNullable(found.incidentId));
    }
}
