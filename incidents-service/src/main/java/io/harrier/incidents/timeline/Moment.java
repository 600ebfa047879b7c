package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** As much of an entry as the check of its order needs. */
@RegisterForReflection
public record Moment(UUID id, TimelineEventType type, Instant at, Confidence confidence, Boolean automatic) {
}
