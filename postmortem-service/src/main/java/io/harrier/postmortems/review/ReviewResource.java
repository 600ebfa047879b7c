package io.harrier.postmortems.review;

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
import jakarta.ws.rs.PUT;
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

/** Reviews and the steps of their life. */
@Path("/api/v1/reviews")
@Tag(name = "Reviews")
public class ReviewResource {

    private final ReviewService reviews;
    private final Idempotency idempotency;

    ReviewResource(ReviewService reviews, Idempotency idempotency) {
        this.reviews = reviews;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listReviews", summary = "Lists reviews")
    public Uni<Page<ReviewView>> list(@BeanParam ReviewFilter filter, @BeanParam @Valid PageRequest page) {
        return reviews.list(filter, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "planReview", summary = "Plans a review by hand")
    public Uni<ReviewView> plan(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid PlanReview plan) {
        return idempotency.once(key, "planReview", plan, ReviewView.class, () -> reviews.plan(plan));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getReview", summary = "Shows a review")
    public Uni<ReviewView> get(UUID id) {
        return reviews.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeReview", summary = "Writes in a review (JSON Merge Patch)")
    public Uni<ReviewView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ReviewContent.class))) ObjectNode patch) {
        return reviews.change(id, IfMatch.required(match), patch);
    }

    @POST
    @Path("/{id}/beginning")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "startReview", summary = "Starts a scheduled review")
    public Uni<ReviewView> start(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return reviews.start(id, match);
    }

    @POST
    @Path("/{id}/draft")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "draftReview", summary = "Makes a review in progress a draft; needs its incident summary")
    public Uni<ReviewView> draft(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return reviews.draft(id, match);
    }

    @POST
    @Path("/{id}/submission")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "submitReview", summary = "Hands the draft to an approver")
    public Uni<ReviewView> submit(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return reviews.submit(id, match);
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Right.APPROVE_REVIEW)
    @Operation(operationId = "approveReview", summary = "Approves a submitted review; not by who submitted it")
    public Uni<ReviewView> approve(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return reviews.approve(id, match);
    }

    @POST
    @Path("/{id}/revision")
    @RolesAllowed(Right.APPROVE_REVIEW)
    @Operation(operationId = "returnReview", summary = "Sends a review back to its writers, with the reason")
    public Uni<ReviewView> sendBack(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid ReturnReview request) {
        return reviews.sendBack(id, match, request.reason());
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Right.APPROVE_REVIEW)
    @Operation(operationId = "publishReview", summary = "Publishes an approved review: it is final")
    public Uni<ReviewView> publish(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return reviews.publish(id, match);
    }

    @GET
    @Path("/{id}/internal-notes")
    @RolesAllowed({Right.CONTRIBUTE, Right.APPROVE_REVIEW, Right.READ_AUDIT})
    @Operation(operationId = "getInternalNotes", summary = "Shows the notes of those who work on a review")
    public Uni<InternalNotes> notes(UUID id) {
        return reviews.notes(id);
    }

    @PUT
    @Path("/{id}/internal-notes")
    @RolesAllowed({Right.CONTRIBUTE, Right.APPROVE_REVIEW})
    @Operation(operationId = "writeInternalNotes", summary = "Writes the notes of those who work on a review")
    public Uni<InternalNotes> note(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid WriteNotes request) {
        return reviews.note(id, IfMatch.required(match), request.notes());
    }
}
