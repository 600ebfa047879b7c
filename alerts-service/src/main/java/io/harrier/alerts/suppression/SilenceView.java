package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertView.Person;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.suppression.HitRepository.Hits;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A silence as clients see it. */
@Schema(description = "Hides alerts that match, for a while")
record SilenceView(UUID id, long version, Instant createdAt, Person createdBy, Instant updatedAt, String updatedBy,
        SilenceStatus status, List<AlertMatcher> matchers, String condition, Severity maxSeverity, String reason,
        Instant startsAt, Instant endsAt,
        @Schema(description = "When somebody ended it before its time") Instant endedAt, Person endedBy,
        @Schema(description = "Records that it matched") long hitCount,
        @Schema(description = "Alerts that it hid") long hiddenCount, Instant lastHitAt) implements Versioned, Located {

    static SilenceView of(Silence it, Hits hits, Instant now) {
        return new SilenceView(it.id, it.version, it.createdAt, new Person(it.createdBy, it.createdByName), it.updatedAt,
                it.updatedBy, it.status(now), it.matchers, it.condition, it.maxSeverity, it.reason, it.startsAt, it.endsAt,
                it.endedAt, it.endedBy == null ? null : new Person(it.endedBy, it.endedByName), hits.hits(), hits.hidden(),
                hits.lastAt());
    }
}
