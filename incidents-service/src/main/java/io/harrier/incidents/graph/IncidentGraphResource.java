package io.harrier.incidents.graph;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/graph")
@Tag(name = "Incidents")
class IncidentGraphResource {

    private final IncidentGraphs graphs;

    IncidentGraphResource(IncidentGraphs graphs) {
        this.graphs = graphs;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getIncidentGraph", summary = "Shows an incident with its events, alerts, systems, people and evidence as nodes and edges, at most 1,000 and 5,000")
    public Uni<IncidentGraph> get(UUID id) {
        return graphs.of(id);
    }
}
