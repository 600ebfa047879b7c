package io.harrier.incidents.evidence;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** Evidence, handed from one to the next. */
@Path("/api/v1/incidents/{id}/evidence")
@Tag(name = "Evidence")
class TransferResource {

    private final TransferService transfers;

    TransferResource(TransferService transfers) {
        this.transfers = transfers;
    }

    @POST
    @Path("/{evidence}/transfer")
    @RolesAllowed({Right.CONTRIBUTE, Right.LEGAL_HOLD})
    @Operation(operationId = "offerEvidence", summary = "Offers an item to somebody, who has it when he accepts; only who has it does")
    public Uni<EvidenceView> offer(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull Transfer request) {
        return transfers.offer(id, evidence, match, request);
    }

    @POST
    @Path("/{evidence}/transfer/acceptance")
    @RolesAllowed({Right.CONTRIBUTE, Right.LEGAL_HOLD})
    @Operation(operationId = "acceptEvidence", summary = "Takes over an item that was offered to the caller")
    public Uni<EvidenceView> accept(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match) {
        return transfers.answer(id, evidence, match, true, null);
    }

    @POST
    @Path("/{evidence}/transfer/refusal")
    @RolesAllowed({Right.CONTRIBUTE, Right.LEGAL_HOLD})
    @Operation(operationId = "refuseEvidence", summary = "Refuses an item that was offered to the caller, or takes the caller's own offer back")
    public Uni<EvidenceView> refuse(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull EvidenceReason request) {
        return transfers.answer(id, evidence, match, false, request.reason());
    }

    @POST
    @Path("/{evidence}/takeover")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "takeOverEvidence", summary = "Takes an item from who has it and can't hand it on, with a reason that stays on its ledger")
    public Uni<EvidenceView> takeOver(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull EvidenceReason request) {
        return transfers.takeOver(id, evidence, match, request.reason());
    }
}
