package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Whether an entry still stands, or which one puts it right; and when something about it last changed. */
@Embeddable
public record Standing(@Column(name = "corrected_by") UUID correctedBy, @Column(name = "corrected_at") Instant correctedAt,
        @Column(name = "updated_at") Instant updatedAt) {

    static Standing since(Instant now) {
        return new Standing(null, null, now);
    }
}
