package io.harrier.incidents.handover;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/bulk/reassignment")
@Tag(name = "Many incidents at once")
class HandoverResource {

    private final HandoverService handovers;

    HandoverResource(HandoverService handovers) {
        this.handovers = handovers;
    }

    @POST
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "handOverIncidents", summary = "Moves all live incidents of one person, or those named, to another, as when shifts change; answered one by one")
    public Uni<HandoverResult> handOver(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull Handover request) {
        request.check();
        return handovers.handOver(key, request);
    }
}
