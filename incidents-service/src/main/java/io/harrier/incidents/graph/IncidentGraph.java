package io.harrier.incidents.graph;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident and what belongs to it, for a picture. */
@RegisterForReflection
public record IncidentGraph(UUID incidentId, List<GraphNode> nodes, List<GraphEdge> edges,
        @Schema(description = "There is more than a picture holds: what weighs least is left out") boolean truncated) {
}
