package io.harrier.alerts.retention;

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

/** What must not go. */
@Path("/api/v1/legal-holds")
@Tag(name = "Retention")
class LegalHoldResource {

    private final LegalHoldService holds;
    private final Idempotency idempotency;

    LegalHoldResource(LegalHoldService holds, Idempotency idempotency) {
        this.holds = holds;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({Right.LEGAL_HOLD, Right.READ_AUDIT})
    @Operation(operationId = "listLegalHolds", summary = "Lists the legal holds, the oldest first, those that ended too")
    public Uni<Page<LegalHoldView>> list(@BeanParam @Valid PageRequest page) {
        return holds.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Right.LEGAL_HOLD, Right.READ_AUDIT})
    @Operation(operationId = "getLegalHold", summary = "Shows a legal hold")
    public Uni<LegalHoldView> get(UUID id) {
        return holds.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.LEGAL_HOLD)
    @Operation(operationId = "createLegalHold", summary = "Places a legal hold: from the answer on nothing that it covers goes")
    public Uni<LegalHoldView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid LegalHoldRequest request) {
        return idempotency.once(key, "createLegalHold", request, LegalHoldView.class, () -> holds.create(request));
    }

    @POST
    @Path("/{id}/termination")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "terminateLegalHold", summary = "Asks for the end of a legal hold; it holds until another person grants that")
    public Uni<LegalHoldView> terminate(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid LegalHoldRequest.Termination request) {
        return holds.askForTermination(id, match, request.reason());
    }

    @DELETE
    @Path("/{id}/termination")
    @RolesAllowed({Right.CONFIGURE, Right.LEGAL_HOLD})
    @Operation(operationId = "keepLegalHold", summary = "Refuses or withdraws what was asked: the hold stays")
    public Uni<LegalHoldView> keep(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return holds.withdrawTermination(id, match);
    }

    @POST
    @Path("/{id}/termination/approval")
    @RolesAllowed(Right.LEGAL_HOLD)
    @Operation(operationId = "releaseLegalHold", summary = "Releases a legal hold, as a person who neither placed it nor asked for its end")
    public Uni<LegalHoldView> release(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return holds.release(id, match);
    }
}
