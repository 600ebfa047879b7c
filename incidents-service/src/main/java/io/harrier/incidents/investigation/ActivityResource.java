package io.harrier.incidents.investigation;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** The activities of an incident's investigation: planned, described, given to people. */
@Path("/api/v1/incidents/{id}/activities")
@Tag(name = "Investigation")
class ActivityResource {

    private final Investigation investigation;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final Exports exports;

    ActivityResource(Investigation investigation, Idempotency idempotency, CurrentCaller current, Exports exports) {
        this.investigation = investigation;
        this.idempotency = idempotency;
        this.current = current;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listActivitiesOfIncident", summary = "Lists what is done to investigate an incident")
    public Uni<Page<ActivityView>> list(UUID id, @BeanParam @Valid ActivityFilter filter, @BeanParam @Valid PageRequest page) {
        return investigation.listOf(id, filter, page);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "planActivity", summary = "Plans an activity; an investigation has at most 200")
    public Uni<ActivityView> plan(UUID id, @HeaderParam("Idempotency-Key") String key, @Valid @NotNull PlanActivity request) {
        return idempotency.once(key, "planActivity " + id, request, ActivityView.class, () -> investigation.plan(id, request));
    }

    @GET
    @Path("/{activity}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getActivity", summary = "Shows an activity")
    public Uni<ActivityView> get(UUID id, UUID activity) {
        return investigation.get(id, activity);
    }

    @PATCH
    @Path("/{activity}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeActivity", summary = "Changes what is written about an open activity, its findings so far too (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = ActivityContent.class)))
    public Uni<ActivityView> change(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match, @NotNull ObjectNode patch) {
        return investigation.change(id, activity, match, patch);
    }

    @PUT
    @Path("/{activity}/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "assignActivity", summary = "Gives an open activity to somebody; to the caller where nobody is named")
    public Uni<ActivityView> assign(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid ActivityRequests.Assigned request) {
        var person = request == null || request.person() == null ? Person.of(current.get()) : request.person();
        return investigation.assign(id, activity, IfMatch.required(match), person);
    }

    @DELETE
    @Path("/{activity}/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "unassignActivity", summary = "Makes an open activity nobody's")
    public Uni<ActivityView> unassign(UUID id, UUID activity, @HeaderParam("If-Match") IfMatch match) {
        return investigation.assign(id, activity, match, null);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportActivitiesOfIncident", summary = "Streams what is done to investigate an incident as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ActivityView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam @Valid ActivityFilter filter, @BeanParam ExportRequest request) {
        return exports.list("investigation-activities", InvestigationResource.COLUMNS, request,
                page -> investigation.listOf(id, filter, page));
    }
}
