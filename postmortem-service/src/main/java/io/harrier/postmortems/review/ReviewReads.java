package io.harrier.postmortems.review;

import jakarta.persistence.PostLoad;

import io.harrier.platform.dataaccess.SeenData;

/** Whoever is shown a review has it loaded: where its incident is restricted, the data access log learns of it here. */
public class ReviewReads {

    @PostLoad
    void note(Review review) {
        SeenData.noteWithin("review", review.id, review.incidentId);
    }
}
