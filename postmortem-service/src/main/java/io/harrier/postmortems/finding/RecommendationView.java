package io.harrier.postmortems.finding;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A recommendation as clients see it. */
@RegisterForReflection
public record RecommendationView(UUID id, long version, UUID findingId, @JsonUnwrapped RecommendationContent content,
        RecommendationStatus status, Instant createdAt, Person createdBy, Instant updatedAt,
        Person updatedBy) implements Versioned, Located {

    static RecommendationView of(Recommendation recommendation) {
        return new RecommendationView(recommendation.id, recommendation.version, recommendation.findingId,
                recommendation.content, recommendation.status, recommendation.created.at(), recommendation.created.by(),
                recommendation.updated.at(), recommendation.updated.by());
    }
}
