package io.harrier.incidents.sla;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/sla")
@Tag(name = "SLA")
class SlaResource {

    private final SlaService sla;

    SlaResource(SlaService sla) {
        this.sla = sla;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getSla", summary = "Shows the clocks of an incident")
    public Uni<SlaView> get(UUID id) {
        return sla.get(id);
    }

    @POST
    @Path("/pause")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "pauseSla", summary = "Lets running clocks stand still, with a reason")
    public Uni<SlaView> pause(UUID id, @Valid @NotNull SlaPause request) {
        return sla.pause(id, request);
    }

    @POST
    @Path("/resumption")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "resumeSla", summary = "Lets paused clocks run again; their deadlines move by the pause")
    public Uni<SlaView> resume(UUID id, @Valid @NotNull SlaPause request) {
        return sla.resume(id, request);
    }
}
