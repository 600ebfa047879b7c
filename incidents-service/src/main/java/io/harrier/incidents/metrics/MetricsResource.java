package io.harrier.incidents.metrics;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/metrics")
@Tag(name = "Incidents")
class MetricsResource {

    private final MetricsService metrics;

    MetricsResource(MetricsService metrics) {
        this.metrics = metrics;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getIncidentMetrics", summary = "Shows how long it took to detect, acknowledge, contain, remediate and close an incident, and by which formula")
    public Uni<MetricsView> get(UUID id) {
        return metrics.of(id);
    }
}
