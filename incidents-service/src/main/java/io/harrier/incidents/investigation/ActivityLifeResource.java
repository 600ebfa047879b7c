package io.harrier.incidents.investigation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** The steps of an activity's life. Each is on the incident's timeline. */
@Path("/api/v1/incidents/{id}/activities/{activity}")
@Tag(name = "Investigation")
class ActivityLifeResource {

    private final Investigation investigation;

    ActivityLifeResource(Investigation investigation) {
        this.investigation = investigation;
    }

    @POST
    @Path("/beginning")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "beginActivity", summary = "Begins an activity, or goes on with a blocked one; it is the caller's where it was nobody's")
    public Uni<ActivityView> begin(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match) {
        return investigation.move(id, activity, match, ActivityStep.BEGINNING, "Investigation begun", Activity::begin);
    }

    @POST
    @Path("/blockage")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "blockActivity", summary = "Says what keeps an activity from being done")
    public Uni<ActivityView> block(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull ActivityRequests.Because request) {
        return investigation.move(id, activity, match, ActivityStep.BLOCKAGE, "Investigation blocked",
                (it, by, now) -> it.block(request.reason(), by, now));
    }

    @POST
    @Path("/completion")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "completeActivity", summary = "Completes an activity with what it found and what should follow")
    public Uni<ActivityView> complete(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid ActivityRequests.Completion request) {
        var found = request == null ? new ActivityRequests.Completion(null, null) : request;
        return investigation.move(id, activity, match, ActivityStep.COMPLETION, "Investigation completed",
                (it, by, now) -> it.complete(found.findings(), found.nextSteps(), by, now));
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "cancelActivity", summary = "Cancels an activity, with the reason")
    public Uni<ActivityView> cancel(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull ActivityRequests.Because request) {
        return investigation.move(id, activity, match, ActivityStep.CANCELLATION, "Investigation cancelled",
                (it, by, now) -> it.cancel(request.reason(), by, now));
    }

    @POST
    @Path("/reopening")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "reopenActivity", summary = "Plans a completed or cancelled activity anew, with the reason")
    public Uni<ActivityView> reopen(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull ActivityRequests.Because request) {
        return investigation.move(id, activity, match, ActivityStep.REOPENING, "Investigation planned anew",
                (it, by, now) -> it.reopen(request.reason(), by, now));
    }
}
