package io.harrier.incidents.evidence;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** What of the evidence must not be disposed of. */
@Path("/api/v1/incidents/{id}/evidence-holds")
@Tag(name = "Evidence")
class EvidenceHoldResource {

    private final EvidenceHoldService holds;
    private final Idempotency idempotency;

    EvidenceHoldResource(EvidenceHoldService holds, Idempotency idempotency) {
        this.holds = holds;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listEvidenceHolds", summary = "Lists the legal holds on an incident's evidence, those that ended too")
    public Uni<Page<EvidenceHoldView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return holds.list(id, page);
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
