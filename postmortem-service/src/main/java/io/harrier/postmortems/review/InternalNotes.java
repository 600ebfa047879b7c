package io.harrier.postmortems.review;

import java.util.UUID;

import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The notes of those who work on a review, kept apart from what it tells its readers. The version is the review's. */
@RegisterForReflection
public record InternalNotes(UUID reviewId, long version, String notes) implements Versioned {

    static InternalNotes of(Review review) {
        return new InternalNotes(review.id, review.version, review.internalNotes);
    }
}
