package io.harrier.postmortems.plan;

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
import io.smallrye.mutiny.Uni;

/** Remediation plans and the steps of their life. */
@Path("/api/v1/remediation-plans")
@Tag(name = "Remediation plans")
public class PlanResource {

    private final PlanService plans;
    private final Idempotency idempotency;

    PlanResource(PlanService plans, Idempotency idempotency) {
        this.plans = plans;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listPlans", summary = "Lists remediation plans, newest first")
    public Uni<Page<PlanView>> list(@BeanParam PlanFilter filter, @BeanParam @Valid PageRequest page) {
        return plans.list(filter, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "makePlan", summary = "Drafts a remediation plan, of a review, of an incident or of neither")
    public Uni<PlanView> make(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid PlanContent plan) {
        return idempotency.once(key, "makePlan", plan, PlanView.class, () -> plans.make(plan));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getPlan", summary = "Shows a remediation plan")
    public Uni<PlanView> get(UUID id) {
        return plans.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changePlan", summary = "Changes a remediation plan (JSON Merge Patch); what was approved only while it is a draft")
    public Uni<PlanView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = PlanContent.class))) ObjectNode patch) {
        return plans.change(id, IfMatch.required(match), patch);
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "approvePlan", summary = "Approves a draft; not by who made it or wrote it last")
    public Uni<PlanView> approve(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return plans.approve(id, match);
    }

    @POST
    @Path("/{id}/beginning")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "startPlan", summary = "Starts an approved plan; its first completed task does so too")
    public Uni<PlanView> start(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return plans.start(id, match);
    }

    @POST
    @Path("/{id}/hold")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "holdPlan", summary = "Puts a plan on hold, with the reason")
    public Uni<PlanView> hold(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid PlanReason request) {
        return plans.hold(id, match, request.reason());
    }

    @POST
    @Path("/{id}/resumption")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "resumePlan", summary = "Goes on with a plan on hold")
    public Uni<PlanView> resume(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return plans.resume(id, match);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "cancelPlan", summary = "Cancels a plan and its open tasks, with the reason")
    public Uni<PlanView> cancel(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid PlanReason request) {
        return plans.cancel(id, match, request.reason());
    }
}
