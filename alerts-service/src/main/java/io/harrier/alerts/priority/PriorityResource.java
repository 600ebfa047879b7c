package io.harrier.alerts.priority;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** How much each factor of an alert's priority counts. */
@Path("/api/v1/priority-weights")
@Tag(name = "Enrichment")
class PriorityResource {

    private final PriorityService priorities;

    PriorityResource(PriorityService priorities) {
        this.priorities = priorities;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getPriorityWeights", summary = "Shows how much each factor of an alert's priority counts")
    public Uni<PriorityWeightsView> get() {
        return priorities.get();
    }

    @PUT
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changePriorityWeights", summary = "Replaces the weights, for alerts to come; what is left out takes the default")
    public Uni<PriorityWeightsView> change(@HeaderParam("If-Match") IfMatch match, @NotNull @Valid PriorityWeights weights) {
        return priorities.change(match, weights);
    }
}
