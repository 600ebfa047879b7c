package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** What of the evidence must not be disposed of. */
@Path("/api/v1/incidents/{id}/evidence-holds")
@Tag(name = "Evidence")
class EvidenceHoldResource {

    private static final List<String> COLUMNS = List.of("createdAt", "createdBy.subject", "createdBy.name", "evidenceId",
            "status",
            "reason", "terminationReason", "terminationAskedAt", "terminationAskedBy.subject", "terminationAskedBy.name",
            "releasedAt", "releasedBy.subject", "releasedBy.name", "id", "incidentId");

    private final EvidenceHoldService holds;
    private final Exports exports;
    private final Idempotency idempotency;

    EvidenceHoldResource(EvidenceHoldService holds, Exports exports, Idempotency idempotency) {
        this.holds = holds;
        this.exports = exports;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listEvidenceHolds", summary = "Lists the legal holds on an incident's evidence, those that ended too")
    public Uni<Page<EvidenceHoldView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return holds.list(id, page);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportEvidenceHolds", summary = "Streams the legal holds on an incident's evidence as a file, a line each, those that ended too")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = EvidenceHoldView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam ExportRequest request) {
        return exports.list("evidence-holds", COLUMNS, request, page -> holds.list(id, page));
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.LEGAL_HOLD)
    @Operation(operationId = "placeEvidenceHold", summary = "Places a legal hold on all evidence of an incident, or on one item: nothing of it is disposed of from the answer on")
    public Uni<EvidenceHoldView> place(UUID id, @HeaderParam("Idempotency-Key") String key, @Valid @NotNull PlaceHold request) {
        return idempotency.once(key, "placeEvidenceHold " + id, request, EvidenceHoldView.class,
                () -> holds.place(id, request));
    }

    @GET
    @Path("/{hold}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getEvidenceHold", summary = "Shows a legal hold on evidence")
    public Uni<EvidenceHoldView> get(UUID id, UUID hold) {
        return holds.get(id, hold);
    }

    @POST
    @Path("/{hold}/termination")
    @RolesAllowed({Right.CONFIGURE, Right.LEGAL_HOLD})
    @Operation(operationId = "terminateEvidenceHold", summary = "Asks for the end of a legal hold on evidence; it holds until another person grants that")
    public Uni<EvidenceHoldView> terminate(UUID id, UUID hold, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull EvidenceReason request) {
        return holds.askForTermination(id, hold, match, request.reason());
    }

    @DELETE
    @Path("/{hold}/termination")
    @RolesAllowed({Right.CONFIGURE, Right.LEGAL_HOLD})
    @Operation(operationId = "keepEvidenceHold", summary = "Refuses or withdraws what was asked: the hold on evidence stays")
    public Uni<EvidenceHoldView> keep(UUID id, UUID hold, @HeaderParam("If-Match") IfMatch match) {
        return holds.withdrawTermination(id, hold, match);
    }

    @POST
    @Path("/{hold}/termination/approval")
    @RolesAllowed(Right.LEGAL_HOLD)
    @Operation(operationId = "releaseEvidenceHold", summary = "Releases a legal hold on evidence, as a person who neither placed it nor asked for its end")
    public Uni<EvidenceHoldView> release(UUID id, UUID hold, @HeaderParam("If-Match") IfMatch match) {
        return holds.release(id, hold, match);
    }
}
