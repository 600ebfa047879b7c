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

    static final Ending NONE = new Ending(null, null, null);

    static Ending of(ClosureReason reason, String summary) {
        return new Ending(reason, summary, null);
    }

    static Ending mergedInto(Incident target, String reason) {
        return new Ending(ClosureReason.MERGED, "Merged into " + named(target) + ": " + reason, target.id);
    }

    /** As those are told of it who see what ended: not all of them may see a restricted one that it was merged into. */
    static String named(Incident target) {
        return target.restricted ? "a restricted incident" : target.reference();
    }

    /** The same as they know it from whom the other one is hidden. */
    Ending outOfSight() {
        return new Ending(closureReason, "Merged into a restricted incident", null);
    }
}
