package io.harrier.incidents.incident;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** How an incident ended; null while it lives. */
@Embeddable
public record Ending(
        @Enumerated(EnumType.STRING) @Column(name = "closure_reason") ClosureReason closureReason,
        @Column(name = "resolution_summary") String resolutionSummary,
        @Column(name = "merged_into") UUID mergedInto) {

    static Ending of(ClosureReason reason, String summary) {
        return new Ending(reason, summary, null);
    }

    static Ending mergedInto(Incident target, String reason) {
        return new Ending(ClosureReason.MERGED, "Merged into " + target.reference() + ": " + reason, target.id);
    }
}
