package io.harrier.postmortems.finding;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A finding as clients see it. */
@RegisterForReflection
public record FindingView(UUID id, long version, UUID reviewId, @JsonUnwrapped FindingContent content, Instant createdAt,
        Person createdBy, Instant updatedAt, Person updatedBy) implements Versioned, Located {

    static FindingView of(Finding finding) {
        return new FindingView(finding.id, finding.version, finding.reviewId, finding.content, finding.created.at(),
                finding.created.by(), finding.updated.at(), finding.updated.by());
    }
}
