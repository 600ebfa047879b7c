package io.harrier.postmortems.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.people.Stamp;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A review as its events carry it. */
@RegisterForReflection
record ReviewSnapshot(UUID id, long version, UUID incidentId, String name, ReviewType type, ReviewStatus status,
        LocalDate scheduledDate, LocalDate conductedDate, Person facilitator, Instant publishedAt) {

    static ReviewSnapshot of(Review review) {
        return new ReviewSnapshot(review.id, review.version, review.incidentId, review.content.name(), review.type,
                review.status, review.content.scheduledDate(), review.conductedDate, review.content.facilitator(),
                Stamp.at(review.published));
    }
}
