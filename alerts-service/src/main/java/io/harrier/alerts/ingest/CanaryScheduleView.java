package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A schedule as clients see it. */
@RegisterForReflection
@Schema(description = "A source that a canary is sent for again and again")
record CanaryScheduleView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, UUID sourceId,
        Duration every, Duration limit, String payload, Instant nextAt) implements Versioned, Located {

    static CanaryScheduleView of(CanarySchedule it) {
        return new CanaryScheduleView(it.id, it.version, it.createdAt, it.createdBy, it.updatedAt, it.sourceId, it.every(),
                it.limit(), it.payload, it.nextAt);
    }
}
