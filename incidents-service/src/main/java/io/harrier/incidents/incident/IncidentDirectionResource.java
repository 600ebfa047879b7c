package io.harrier.incidents.incident;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Who works on an incident, who directs it, what it is taken for, who sees it. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Incidents")
class IncidentDirectionResource {

    private final IncidentDirection direction;
    private final SecurityIdentity identity;
    private final CurrentCaller current;

    IncidentDirectionResource(IncidentDirection direction, SecurityIdentity identity, CurrentCaller current) {
        this.direction = direction;
        this.identity = identity;
        this.current = current;
    }

    @PUT
    @Path("/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "assignIncident", summary = "Takes an incident that is nobody's; a manager also gives and takes over")
    public Uni<IncidentView> assign(UUID id, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid Assignment request) {
        return direction.assign(id, IfMatch.required(match), person(request), reason(request), identity.hasRole(Right.MANAGE));
    }

    @DELETE
    @Path("/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "releaseIncident", summary = "Makes an incident nobody's: its owner's own, or any for a manager")
    public Uni<IncidentView> release(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return direction.assign(id, match, null, null, identity.hasRole(Right.MANAGE));
    }

    @PUT
    @Path("/incident-manager")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "setIncidentManager", summary = "Says who directs the work on an incident")
    public Uni<IncidentView> manage(UUID id, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid Assignment request) {
        return direction.manage(id, IfMatch.required(match), person(request), reason(request));
    }

    @DELETE
    @Path("/incident-manager")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "unsetIncidentManager", summary = "Says that nobody directs the work on an incident")
    public Uni<IncidentView> unmanage(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return direction.manage(id, match, null, null);
    }

    @PUT
    @Path("/team")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "giveIncidentToTeam", summary = "Says which team answers for an incident; its owner stays")
    public Uni<IncidentView> giveToTeam(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull GiveToTeam request) {
        return direction.giveToTeam(id, IfMatch.required(match), request.team(), request.reason());
    }

    @DELETE
    @Path("/team")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "takeIncidentFromTeam", summary = "Says that no team answers for an incident")
    public Uni<IncidentView> takeFromTeam(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return direction.giveToTeam(id, match, null, null);
    }

    @POST
    @Path("/reclassification")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "reclassifyIncident", summary = "Changes type, severity or priority, with a reason; its clocks follow")
    public Uni<IncidentView> reclassify(UUID id, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull Reclassification request) {
        return direction.reclassify(id, match, request);
    }

    @GET
    @Path("/restriction")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getRestriction", summary = "Lists who sees a restricted incident besides its owner, manager and reporter")
    public Uni<RestrictionView> restriction(UUID id) {
        return direction.restriction(id);
    }

    @PUT
    @Path("/restriction")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "restrictIncident", summary = "Hides an incident from all but these people")
    public Uni<IncidentView> restrict(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull Restriction request) {
        return direction.restrict(id, IfMatch.required(match), request);
    }

    @DELETE
    @Path("/restriction")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "liftRestriction", summary = "Shows a restricted incident to everybody again")
    public Uni<IncidentView> lift(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return direction.lift(id, match);
    }

    private Person person(Assignment request) {
        return request == null || request.person() == null ? Person.of(current.get()) : request.person();
    }

    private static String reason(Assignment request) {
        return request == null ? null : request.reason();
    }
}
