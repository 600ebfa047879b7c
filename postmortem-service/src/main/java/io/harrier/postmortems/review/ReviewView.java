package io.harrier.postmortems.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.people.Stamp;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A review as clients see it; its internal notes are read apart.
 *
 * @param incidentClosedAt the closing it answers to; absent for one planned before or besides
 * @param steps the steps that its status allows
 */
@RegisterForReflection
public record ReviewView(UUID id, long version, UUID incidentId, Instant incidentClosedAt, ReviewType type, ReviewStatus status,
        List<String> steps, @JsonUnwrapped ReviewContent content, LocalDate conductedDate, Instant submittedAt,
        Person submittedBy, String sentBackReason, Instant approvedAt, Person approvedBy, Instant publishedAt,
        Person publishedBy,
        Instant createdAt, Person createdBy, Instant updatedAt, Person updatedBy) implements Versioned, Located {

    static ReviewView of(Review review) {
        return new ReviewView(review.id, review.version, review.incidentId, review.incidentClosedAt, review.type, review.status,
                review.status.steps().stream().map(ReviewStep::wire).toList(), review.content, review.conductedDate,
                Stamp.at(review.submitted), Stamp.by(review.submitted), review.sentBackReason, Stamp.at(review.approved),
                Stamp.by(review.approved), Stamp.at(review.published), Stamp.by(review.published), review.created.at(),
                review.created.by(), review.updated.at(), review.updated.by());
    }
}
