package io.harrier.incidents.evidence;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** What shows what happened: taken and described. */
@Path("/api/v1/incidents/{id}/evidence")
@Tag(name = "Evidence")
class EvidenceResource {

    private final EvidenceService evidence;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    EvidenceResource(EvidenceService evidence, Idempotency idempotency, SecurityIdentity identity) {
        this.evidence = evidence;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listEvidence", summary = "Lists the evidence of an incident, in the order in which it was taken up")
    public Uni<Page<EvidenceView>> list(UUID id, @BeanParam EvidenceFilter filter, @BeanParam @Valid PageRequest page) {
        return evidence.list(id, filter, page);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "createEvidence", summary = "Takes something as evidence; its file, if it has one, is uploaded afterwards")
    public Uni<EvidenceView> create(UUID id, @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull CreateEvidence request) {
        return idempotency.once(key, "createEvidence " + id, request, EvidenceView.class, () -> evidence.create(id, request));
    }

    @GET
    @Path("/{evidence}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getEvidence", summary = "Shows an item of evidence")
    public Uni<EvidenceView> get(UUID id, UUID evidence) {
        return this.evidence.get(id, evidence);
    }

    @PATCH
    @Path("/{evidence}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeEvidence", summary = "Changes what is written about an item (JSON Merge Patch); how it was acquired never changes")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = EvidenceDetails.class)))
    public Uni<EvidenceView> change(UUID id, UUID evidence, @HeaderParam("If-Match") IfMatch match, @NotNull ObjectNode patch) {
        return this.evidence.patch(id, evidence, match, patch, identity.hasRole(Right.MANAGE));
    }

    @GET
    @Path("/{evidence}/custody")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listCustody", summary = "Lists the custody ledger of an item: who had it and what was done to it, each row hashed over the one before")
    public Uni<Page<CustodyView>> custody(UUID id, UUID evidence, @BeanParam @Valid PageRequest page) {
        return this.evidence.ledger(id, evidence, page);
    }

    @POST
    @Path("/{evidence}/verification")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "verifyEvidence", summary = "Has what is stored of an item hashed again, within seconds; what came with another hash than declared is never verified")
    public Uni<EvidenceView> verify(UUID id, UUID evidence) {
        return this.evidence.verify(id, evidence);
    }
}
