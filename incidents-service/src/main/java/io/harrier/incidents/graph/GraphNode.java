package io.harrier.incidents.graph;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Something in a graph. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentGraphNode")
public record GraphNode(
        @Schema(description = "The kind and the id, of one graph only", examples = "system:pay-db-01") String id,
        NodeKind kind,
        String label,
        @Schema(description = "More precisely what: the type of an event, the status of an activity") String type,
        Instant at) {
}
