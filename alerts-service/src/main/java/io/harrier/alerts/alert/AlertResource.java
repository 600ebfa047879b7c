package io.harrier.alerts.alert;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.work.Turns;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Alerts: lists, detail with history, and the steps of triage. */
@Path("/api/v1/alerts")
@Tag(name = "Alerts")
class AlertResource {

    private final TriageService triage;
    private final AssignmentService assignments;
    private final EscalationService escalations;
    private final AlertLists lists;
    private final SecurityIdentity identity;
    private final Turns turns;
    private final CurrentCaller current;

    AlertResource(TriageService triage, AssignmentService assignments, EscalationService escalations, AlertLists lists,
            SecurityIdentity identity, Turns turns, CurrentCaller current) {
        this.triage = triage;
        this.assignments = assignments;
        this.escalations = escalations;
        this.lists = lists;
        this.identity = identity;
        this.turns = turns;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listAlerts", summary = "Lists alerts: the queue by severity and age, ?assignedTo=me My Alerts")
    public Uni<Page<AlertView>> list(@BeanParam @Valid AlertFilter filter, @BeanParam @Valid PageRequest page,
            @RestQuery @Parameter(description = "By severity, then the newest first; one's own the latest assigned first; with updatedSince the longest unchanged first; by createdAt the oldest first", schema = @Schema(type = SchemaType.STRING, enumeration = {
                    "-severity", "-assignedAt", "updatedAt", "createdAt"})) String sort) {
        return turns.take(current.get(), () -> lists.list(filter, page, sort));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getAlert", summary = "Shows an alert")
    public Uni<AlertView> get(UUID id) {
        return triage.get(id);
    }

    @GET
    @Path("/{id}/events")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listAlertEvents", summary = "Lists what happened to an alert, oldest first")
    public Uni<Page<AlertEventView>> events(UUID id, @BeanParam @Valid PageRequest page) {
        return triage.history(id, page);
    }

    @GET
    @Path("/{id}/events/{event}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getAlertEvent", summary = "Shows one thing that happened to an alert")
    public Uni<AlertEventView> event(UUID id, UUID event) {
        return triage.event(id, event);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeAlert", summary = "Sets the analyst's severity or classification, or takes them back (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = AlertRequests.Change.class)))
    public Uni<AlertView> change(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull ObjectNode patch) {
        return triage.change(id, match, patch);
    }

    @PUT
    @Path("/{id}/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "claimAlert", summary = "Claims an alert for the caller, with a lease; a manager also gives it to others")
    public Uni<AlertView> claim(UUID id, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid AlertRequests.Assignment request) {
        return assignments.assign(id, match, request == null ? null : request.assignee(),
                request == null ? null : request.reason(), identity.hasRole(Right.MANAGE));
    }

    @DELETE
    @Path("/{id}/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "releaseAlert", summary = "Gives a held alert back to the queue")
    public Uni<AlertView> release(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return assignments.release(id, match, identity.hasRole(Right.MANAGE));
    }

    @POST
    @Path("/{id}/takeover")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "takeOverAlert", summary = "Takes a held alert from its owner, with a reason")
    public Uni<AlertView> takeOver(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid AlertRequests.TakeOver request) {
        return assignments.takeOver(id, match, request.reason());
    }

    @POST
    @Path("/{id}/investigation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "investigateAlert", summary = "Starts the investigation of one's alert")
    public Uni<AlertView> investigate(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return triage.investigate(id, match);
    }

    @POST
    @Path("/{id}/resolution")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "resolveAlert", summary = "Resolves one's alert with an outcome and notes")
    public Uni<AlertView> resolve(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid AlertRequests.Resolution request) {
        return triage.resolve(id, match, request);
    }

    @POST
    @Path("/{id}/reopening")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "reopenAlert", summary = "Puts a resolved alert back in the queue, with a reason")
    public Uni<AlertView> reopen(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid AlertRequests.Reopening request) {
        return triage.reopen(id, match, request.reason());
    }

    @POST
    @Path("/{id}/escalation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "escalateAlert", summary = "Escalates one's alert, alone or with others, to one incident, new or there already")
    public Uni<AlertView> escalate(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid AlertRequests.Escalation request) {
        return escalations.escalate(id, match, request);
    }
}
