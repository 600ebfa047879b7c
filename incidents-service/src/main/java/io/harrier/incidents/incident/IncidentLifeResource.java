package io.harrier.incidents.incident;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** The steps of an incident's life. One that its status does not allow is a 409 that names the status and the legal steps. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Life of an incident")
class IncidentLifeResource {

    private static final List<String> COLUMNS = List.of("id", "containedAt", "remediatedAt", "closedAt", "closureReason",
            "resolutionSummary", "reopenedAt", "reopenedBy.subject", "reopenedBy.name", "reason");

    private final IncidentLife life;
    private final Exports exports;

    IncidentLifeResource(IncidentLife life, Exports exports) {
        this.life = life;
        this.exports = exports;
    }

    @POST
    @Path("/acknowledgement")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "acknowledgeIncident", summary = "Says that somebody has seen it")
    public Uni<IncidentView> acknowledge(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return life.acknowledge(id, match);
    }

    @POST
    @Path("/investigation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "investigateIncident", summary = "Starts the investigation; from contained or remediated goes back to it, with a reason")
    public Uni<IncidentView> investigate(UUID id, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid Reason request) {
        return life.investigate(id, match, Reason.of(request));
    }

    @POST
    @Path("/containment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "containIncident", summary = "Says that it no longer spreads")
    public Uni<IncidentView> contain(UUID id, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid Reason request) {
        return life.contain(id, match, Reason.of(request));
    }

    @POST
    @Path("/remediation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "remediateIncident", summary = "Says that its cause and traces are gone")
    public Uni<IncidentView> remediate(UUID id, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid Reason request) {
        return life.remediate(id, match, Reason.of(request));
    }

    @POST
    @Path("/closure")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "closeIncident", summary = "Closes a remediated incident; every clock must have stopped")
    public Uni<IncidentView> close(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull Closure request) {
        return life.close(id, match, request);
    }

    @POST
    @Path("/reopening")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "reopenIncident", summary = "Takes a closed incident back to investigating, with a reason")
    public Uni<IncidentView> reopen(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull Reopening request) {
        return life.reopen(id, match, request.reason());
    }

    @GET
    @Path("/reopenings")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listReopenings", summary = "Lists what each reopening undid: when and how the incident was closed, and why that did not last")
    public Uni<Page<ReopeningView>> reopenings(UUID id, @BeanParam @Valid PageRequest page) {
        return life.reopenings(id, page);
    }

    @POST
    @Path("/false-positive")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "markFalsePositive", summary = "Ends a live incident that was none, with a justification")
    public Uni<IncidentView> markFalsePositive(UUID id, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull FalsePositive request) {
        return life.markFalsePositive(id, match, request);
    }

    @POST
    @Path("/merge")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "mergeIncident", summary = "Ends a live incident in favour of another, which takes its alerts too")
    public Uni<IncidentView> merge(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull Merge request) {
        return life.merge(id, match, request);
    }

    @POST
    @Path("/merge-reversal")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "unmergeIncident", summary = "Undoes a merge: the incident is investigated again and has back what it brought, with a reason")
    public Uni<IncidentView> unmerge(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull Reopening request) {
        return life.unmerge(id, match, request.reason());
    }

    @GET
    @Path("/reopenings/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportReopenings", summary = "Streams what each reopening undid as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ReopeningView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam ExportRequest request) {
        return exports.list("reopenings", COLUMNS, request, page -> life.reopenings(id, page));
    }
}
