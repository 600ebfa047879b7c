package io.harrier.incidents.role;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Who is what to an incident, now and before. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Roles in an incident")
class RoleResource {

    private static final List<String> COLUMNS = List.of("id", "role", "person.subject", "person.name", "from", "until",
            "grantedBy.subject", "grantedBy.name", "reason", "endedAt", "endedBy.subject", "endedBy.name", "endReason");

    private final RoleService roles;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;
    private final Exports exports;

    RoleResource(RoleService roles, Idempotency idempotency, SecurityIdentity identity, Exports exports) {
        this.roles = roles;
        this.idempotency = idempotency;
        this.identity = identity;
        this.exports = exports;
    }

    @GET
    @Path("/roles")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidentRoles", summary = "Lists who is what to an incident now, and which roles wait for somebody")
    public Uni<RolesView> list(UUID id) {
        return roles.list(id);
    }

    @POST
    @Path("/roles")
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "grantIncidentRole", summary = "Takes the role of responder or scribe; a manager gives any, which shows a restricted incident to the person")
    public Uni<RoleView> grant(UUID id, @HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull GrantRole request) {
        return idempotency.once(key, "grantIncidentRole " + id, request, RoleView.class,
                () -> roles.grant(id, match, request, identity.hasRole(Right.MANAGE)));
    }

    @GET
    @Path("/roles/{holding}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getIncidentRole", summary = "Shows who was given a role, until when and why")
    public Uni<RoleView> get(UUID id, UUID holding) {
        return roles.get(id, holding);
    }

    @DELETE
    @Path("/roles/{holding}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "endIncidentRole", summary = "Ends a role, with what sight of a restricted incident it gave; it stays in the history")
    public Uni<RoleView> end(UUID id, UUID holding, @HeaderParam("If-Match") IfMatch match,
            @RestQuery @Size(max = 4000) @Parameter(description = "Why", example = "The audit is over") String reason) {
        return roles.end(id, holding, match, reason, identity.hasRole(Right.MANAGE));
    }

    @GET
    @Path("/role-history")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidentRoleHistory", summary = "Lists who was what to an incident: from when until when, by whose word, why; owners and managers too")
    public Uni<Page<RoleView>> history(UUID id, @RestQuery List<IncidentRole> role,
            @RestQuery @Size(max = 255) @Parameter(description = "Subject of the person") String person,
            @BeanParam @Valid PageRequest page) {
        return roles.history(id, role, person, page);
    }

    @GET
    @Path("/role-history/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportIncidentRoleHistory", summary = "Streams who was what to an incident as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = RoleView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @RestQuery List<IncidentRole> role,
            @RestQuery @Size(max = 255) @Parameter(description = "Subject of the person") String person,
            @BeanParam ExportRequest request) {
        return exports.list("role-history", COLUMNS, request, page -> roles.history(id, role, person, page));
    }
}
