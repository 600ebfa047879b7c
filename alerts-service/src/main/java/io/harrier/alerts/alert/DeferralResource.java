package io.harrier.alerts.alert;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** Puts an alert off to another time. */
@Path("/api/v1/alerts/{id}/deferral")
@Tag(name = "Alerts")
class DeferralResource {

    private final DeferralService deferrals;

    DeferralResource(DeferralService deferrals) {
        this.deferrals = deferrals;
    }

    @PUT
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "deferAlert", summary = "Takes an alert out of the queue until a time, with a reason")
    public Uni<AlertView> defer(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid AlertRequests.Deferral request) {
        return deferrals.defer(id, match, request);
    }

    @DELETE
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "resumeAlert", summary = "Puts a deferred alert back in the queue before its time")
    public Uni<AlertView> resume(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return deferrals.resume(id, match);
    }
}
