package io.harrier.postmortems.finding;

import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.harrier.postmortems.people.Recorded;
import io.harrier.postmortems.people.Stamp;

/** Something a review found. It is written as long as its review is. */
@Entity
@Table(name = "post_incident_findings")
class Finding extends Recorded {

    UUID reviewId;
    @Embedded
    FindingContent content;

    protected Finding() {
    }

    Finding(UUID id, UUID reviewId, FindingContent content, Stamp by) {
        super(id, by);
        this.reviewId = reviewId;
        this.content = content;
    }

    void rewrite(FindingContent rewritten, Stamp by) {
        content = rewritten;
        updated = by;
    }
}
