package io.harrier.incidents.timeline;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** All entries of one kind that stand: how many, and from when to when. */
@RegisterForReflection
@Schema(name = "TimelinePhase")
public record Phase(TimelineEventType eventType, Long entries, Instant firstAt, Instant lastAt, Long keyEvents,
        Long verified) {
}
