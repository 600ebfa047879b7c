package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A canary as clients see it. */
@RegisterForReflection
@Schema(description = "A record that is no alert, sent to see that the whole path is gone and how fast")
record CanaryView(UUID id, long version, Instant createdAt, Instant updatedAt, CanaryStatus status,
        @Schema(description = "The name of the source it came as; absent where it named none") String source,
        @Schema(description = "Who sent it") String sentBy,
        String sentByName,
        Instant sentAt,
        @Schema(description = "Until then it is to be on Kafka as an event") Instant dueAt,
        @Schema(description = "When ingest began to read it") Instant readAt,
        @Schema(description = "When it had been stored, about to be committed") Instant storedAt,
        @Schema(description = "When the relay put its event on Kafka") Instant publishedAt,
        @Schema(description = "When it was found there") Instant confirmedAt,
        @Schema(description = "How long it was on its way to ingest: over Kafka, or in the sender's hands") Duration transport,
        @Schema(description = "From being read to being stored") Duration storing,
        @Schema(description = "From being stored to being on Kafka") Duration relaying,
        @Schema(description = "From being sent to being on Kafka", examples = "PT2S") Duration total,
        @Schema(description = "Why it was refused or is lost") String reason) implements Versioned, Located {

    static CanaryView of(Canary it) {
        return new CanaryView(it.id, it.version, it.createdAt, it.updatedAt, it.status, it.source, it.sentBy, it.sentByName,
                it.sentAt, it.dueAt, it.readAt, it.storedAt, it.publishedAt, it.confirmedAt, between(it.sentAt, it.readAt),
                between(it.readAt, it.storedAt), between(it.storedAt, it.publishedAt), between(it.sentAt, it.publishedAt),
                it.reason);
    }

    /** Clocks of several machines may disagree a little; a time on the way is never negative. */
    static Duration between(Instant from, Instant to) {
        return from == null || to == null ? null : to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
