package io.harrier.postmortems.finding;

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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The recommendations about a finding. */
@Path("/api/v1/reviews/{review}/findings/{finding}/recommendations")
@Tag(name = "Recommendations")
public class RecommendationResource {

    private final RecommendationService recommendations;
    private final Idempotency idempotency;

    RecommendationResource(RecommendationService recommendations, Idempotency idempotency) {
        this.recommendations = recommendations;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listRecommendations", summary = "Lists the recommendations about a finding, oldest first")
    public Uni<Page<RecommendationView>> list(UUID review, UUID finding, @BeanParam @Valid PageRequest page) {
        return recommendations.list(review, finding, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "addRecommendation", summary = "Recommends something about a finding")
    public Uni<RecommendationView> add(UUID review, UUID finding, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid RecommendationContent recommendation) {
        return idempotency.once(key, "addRecommendation " + finding, recommendation, RecommendationView.class,
                () -> recommendations.add(review, finding, recommendation));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getRecommendation", summary = "Shows a recommendation")
    public Uni<RecommendationView> get(UUID review, UUID finding, UUID id) {
        return recommendations.get(review, finding, id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeRecommendation", summary = "Changes a recommendation (JSON Merge Patch)")
    public Uni<RecommendationView> change(UUID review, UUID finding, UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = RecommendationContent.class))) ObjectNode patch) {
        return recommendations.change(review, finding, id, IfMatch.required(match), patch);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "removeRecommendation", summary = "Takes a recommendation back")
    public Uni<Void> remove(UUID review, UUID finding, UUID id, @HeaderParam("If-Match") IfMatch match) {
        return recommendations.remove(review, finding, id, match);
    }
}
