package io.harrier.incidents.evidence;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** The end of evidence, by two people. */
@Path("/api/v1/incidents/{id}/evidence/{evidence}/disposal")
@Tag(name = "Evidence")
class DisposalResource {

    private final DisposalService disposals;

    DisposalResource(DisposalService disposals) {
        this.disposals = disposals;
    }

    @POST
    @RolesAllowed({Right.MANAGE, Right.CONFIGURE})
    @Operation(operationId = "disposeOfEvidence", summary = "Asks for the disposal of an item; it stays until another person grants that, and while it is retained or held")
    public Uni<EvidenceView> ask(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull EvidenceReason request) {
        return disposals.ask(id, evidence, match, request.reason());
    }

    @DELETE
    @RolesAllowed({Right.MANAGE, Right.CONFIGURE})
    @Operation(operationId = "keepEvidence", summary = "Refuses or withdraws the disposal that was asked for")
    public Uni<EvidenceView> keep(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match,
            @RestQuery @Size(max = 4000) @Parameter(description = "Why", example = "The appeal is still open") String reason) {
        return disposals.keep(id, evidence, match, reason);
    }

    @POST
    @Path("/approval")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "approveDisposal", summary = "Disposes of an item, as a person who did not ask for it: its content goes, what is known of it and its ledger stay")
    public Uni<EvidenceView> approve(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match) {
        return disposals.approve(id, evidence, match);
    }
}
