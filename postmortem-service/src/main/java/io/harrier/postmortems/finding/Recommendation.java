package io.harrier.postmortems.finding;

import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import io.harrier.postmortems.people.Recorded;
import io.harrier.postmortems.people.Stamp;

/** What a review recommends to do about a finding. It is written as long as its review is. */
@Entity
@Table(name = "post_incident_recommendations")
class Recommendation extends Recorded {

    UUID findingId;
    @Embedded
    RecommendationContent content;
    @Enumerated(EnumType.STRING)
    RecommendationStatus status;

    protected Recommendation() {
    }

    Recommendation(UUID id, UUID findingId, RecommendationContent content, Stamp by) {
        super(id, by);
        this.findingId = findingId;
        this.content = content;
        this.status = RecommendationStatus.PROPOSED;
    }

    void rewrite(RecommendationContent rewritten, Stamp by) {
        content = rewritten;
        updated = by;
    }
}
