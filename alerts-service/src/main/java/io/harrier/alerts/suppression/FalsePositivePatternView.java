package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertView.Person;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.suppression.HitRepository.Hits;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A pattern as clients see it. */
@Schema(description = "What is known to raise alerts without cause")
record FalsePositivePatternView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String pattern, String description, String mitigationStrategy, PatternStatus status, Person identifiedBy,
        Instant identifiedAt, String ruleReference, String sourceSystem, SourceType sourceType, String owner, Instant reviewAt,
        Instant expiresAt, @Schema(description = "Whether it counts and hides no more") boolean expired, Integer sampleOneIn,
        Severity maxSeverity, @Schema(description = "Records that it matched") long hitCount,
        @Schema(description = "Alerts that it hid") long hiddenCount, Instant lastHitAt) implements Versioned, Located {

    static FalsePositivePatternView of(FalsePositivePattern it, Hits hits, Instant now) {
        return new FalsePositivePatternView(it.id, it.version, it.createdAt, it.createdBy, it.updatedAt, it.updatedBy,
                it.pattern,
                it.description, it.mitigationStrategy, it.status, new Person(it.identifiedBy, it.identifiedByName),
                it.identifiedAt, it.ruleReference, it.sourceSystem, it.sourceType, it.owner, it.reviewAt, it.expiresAt,
                it.isExpired(now), it.sampleOneIn, it.maxSeverity, hits.hits(), hits.hidden(), hits.lastAt());
    }
}
