package io.harrier.incidents.sla;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.problem.NotFound;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/sla-policies")
@Tag(name = "SLA")
class SlaPolicyResource {

    private final SlaPolicies policies;

    SlaPolicyResource(SlaPolicies policies) {
        this.policies = policies;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listSlaPolicies", summary = "Lists what is promised per severity, defaults included")
    public Uni<Page<SlaPolicyView>> list() {
        return policies.list().map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/{severity}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getSlaPolicy", summary = "Shows what is promised for a severity (SEV1 to SEV4 work too)")
    public Uni<SlaPolicyView> get(String severity) {
        return policies.get(named(severity));
    }

    @PUT
    @Path("/{severity}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "replaceSlaPolicy", summary = "Says what is promised; acknowledge ≤ investigate ≤ contain ≤ resolve")
    public Uni<SlaPolicyView> replace(String severity, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull PutSlaPolicy request) {
        return policies.replace(named(severity), match, request);
    }

    private static Severity named(String severity) {
        try {
            return Severity.of(severity);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound("severity", severity);
        }
    }
}
