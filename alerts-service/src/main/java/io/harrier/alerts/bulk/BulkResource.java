package io.harrier.alerts.bulk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.alerts.alert.AlertRequests;
import io.harrier.alerts.alert.AssignmentService;
import io.harrier.alerts.alert.MergeService;
import io.harrier.alerts.alert.TriageService;
import io.harrier.alerts.bulk.BulkRequests.AssignmentStep;
import io.harrier.alerts.bulk.BulkResult.Done;
import io.harrier.alerts.comment.CommentService;
import io.harrier.platform.access.Right;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.RuleBroken;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The same step for many alerts, answered one by one. */
@Path("/api/v1/alerts/bulk")
@Tag(name = "Many alerts at once")
class BulkResource {

    private final BulkService bulk;
    private final BulkEscalation escalations;
    private final AssignmentService assignments;
    private final TriageService triage;
    private final CommentService comments;
    private final MergeService merges;
    private final SecurityIdentity identity;

    BulkResource(BulkService bulk, BulkEscalation escalations, AssignmentService assignments, TriageService triage,
            CommentService comments, MergeService merges, SecurityIdentity identity) {
        this.bulk = bulk;
        this.escalations = escalations;
        this.assignments = assignments;
        this.triage = triage;
        this.comments = comments;
        this.merges = merges;
        this.identity = identity;
    }

    @POST
    @Path("/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "assignAlerts", summary = "Claims alerts, gives them to a person (incident managers), or releases them; answered one by one")
    public Uni<BulkResult> assign(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid BulkRequests.Assignment request) {
        boolean manages = identity.hasRole(Right.MANAGE);
        var step = request.step() == null ? AssignmentStep.CLAIM : request.step();
        if (step == AssignmentStep.ASSIGN && !manages) {
            throw new Forbidden("Only an incident manager assigns alerts to others");
        }
        if ((step == AssignmentStep.ASSIGN) != (request.assignee() != null)) {
            throw new RuleBroken("/assignee", "Names whose they become; to assign and for nothing else");
        }
        return bulk.each(key, "assignAlerts", request, (id, match) -> (switch (step) {
            case CLAIM -> assignments.claim(id, match);
            case ASSIGN -> assignments.assign(id, match, request.assignee(), request.reason(), true);
            case RELEASE -> assignments.release(id, match, manages);
        }).map(Done::of));
    }

    @POST
    @Path("/resolution")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "resolveAlerts", summary = "Resolves one's alerts, and open ones, which are claimed first; answered one by one")
    public Uni<BulkResult> resolve(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid BulkRequests.Resolution request) {
        var how = new AlertRequests.Resolution(request.outcome(), request.notes());
        return bulk.each(key, "resolveAlerts", request, (id, match) -> triage.resolve(id, match, how, true).map(Done::of));
    }

    @POST
    @Path("/escalation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "escalateAlerts", summary = "Escalates those that can be to one incident, new or there already; answered one by one")
    public Uni<BulkResult> escalate(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid BulkRequests.Escalation request) {
        return escalations.escalate(key, request);
    }

    @POST
    @Path("/merge")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "mergeAlerts", summary = "Ends alerts as duplicates of one that stands for all; answered one by one")
    public Uni<BulkResult> merge(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid BulkRequests.Merge request) {
        var how = new AlertRequests.Merge(request.into(), request.reason());
        return bulk.each(key, "mergeAlerts", request, (id, match) -> (id.equals(request.into())
                ? triage.shown(id)
                : merges.merge(id, match, how)).map(Done::of));
    }

    @POST
    @Path("/comments")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "commentAlerts", summary = "Adds the same comment to alerts; answered one by one")
    public Uni<BulkResult> comment(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid BulkRequests.Commenting request) {
        return bulk.each(key, "commentAlerts", request,
                (id, match) -> comments.comment(id, request.text()).chain(() -> triage.shown(id)).map(Done::of));
    }

    @POST
    @Path("/reclassification")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeAlerts", summary = "Sets the analyst's severity or classification of alerts, or takes them back; answered one by one")
    public Uni<BulkResult> change(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid BulkRequests.Reclassification request) {
        return bulk.each(key, "changeAlerts", request,
                (id, match) -> triage.change(id, match, request.change()).map(Done::of));
    }
}
