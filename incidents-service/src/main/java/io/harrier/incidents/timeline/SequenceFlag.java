package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** That an entry is told before what it follows. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SequenceFlag(
        SequenceRule rule,
        UUID eventId,
        Instant eventTime,
        @Schema(description = "The first entry of what comes before; absent where that is the incident's own time of detection") UUID againstEventId,
        Instant againstTime,
        @Schema(description = "Both are told for sure") boolean certain) {
}
