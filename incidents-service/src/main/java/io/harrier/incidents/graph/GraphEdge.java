package io.harrier.incidents.graph;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How two nodes belong together. */
@RegisterForReflection
@Schema(name = "IncidentGraphEdge")
public record GraphEdge(String from, String to, EdgeKind kind) {
}
