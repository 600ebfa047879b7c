package io.harrier.postmortems.finding;

import java.util.List;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The findings of a review. */
@Path("/api/v1/reviews/{review}/findings")
@Tag(name = "Findings")
public class FindingResource {

    private final FindingService findings;
    private final Idempotency idempotency;

    FindingResource(FindingService findings, Idempotency idempotency) {
        this.findings = findings;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listFindings", summary = "Lists the findings of a review, oldest first")
    public Uni<Page<FindingView>> list(UUID review, @RestQuery List<FindingType> type, @BeanParam @Valid PageRequest page) {
        return findings.list(review, type, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "addFinding", summary = "Adds a finding to a review")
    public Uni<FindingView> add(UUID review, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid FindingContent finding) {
        return idempotency.once(key, "addFinding " + review, finding, FindingView.class, () -> findings.add(review, finding));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getFinding", summary = "Shows a finding")
    public Uni<FindingView> get(UUID review, UUID id) {
        return findings.get(review, id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeFinding", summary = "Changes a finding (JSON Merge Patch)")
    public Uni<FindingView> change(UUID review, UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = FindingContent.class))) ObjectNode patch) {
        return findings.change(review, id, IfMatch.required(match), patch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "removeFinding", summary = "Takes a finding back, with its recommendations")
    public Uni<Void> remove(UUID review, UUID id, @HeaderParam("If-Match") IfMatch match) {
        return findings.remove(review, id, match);
    }
}
