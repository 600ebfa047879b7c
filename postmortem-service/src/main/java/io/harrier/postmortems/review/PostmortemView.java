package io.harrier.postmortems.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.harrier.platform.http.Versioned;
import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident's postmortem: its latest review as one document, without the internal notes. The version is the review's. */
@RegisterForReflection
public record PostmortemView(UUID incidentId, UUID reviewId, long version, ReviewStatus status, String incidentSummary,
        String impactSummary, String rootCause, String timeline, List<String> whatWentWell, List<String> whatWentWrong,
        List<ActionItem> actionItems, String publicSummary, Instant createdAt, Person createdBy, Instant updatedAt,
        Person updatedBy) implements Versioned {

    static PostmortemView of(Review review) {
        var content = review.content;
        return new PostmortemView(review.incidentId, review.id, review.version, review.status, content.incidentSummary(),
                content.impactSummary(), content.rootCause(), content.timelineAnalysis(), content.whatWentWell(),
                content.whatWentWrong(), content.actionItems(), content.publicSummary(), review.created.at(),
                review.created.by(), review.updated.at(), review.updated.by());
    }
}
