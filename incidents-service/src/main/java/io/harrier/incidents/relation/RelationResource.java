package io.harrier.incidents.relation;

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

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Which incidents belong together, whether they live or have ended. */
@Path("/api/v1/incidents/{id}/relations")
@Tag(name = "Relations of an incident")
class RelationResource {

    private static final List<String> COLUMNS = List.of("id", "role", "incident.id", "incident.reference", "incident.title",
            "incident.status", "incident.severity", "reason", "createdAt", "createdBy.subject", "createdBy.name", "removedAt",
            "removedBy.subject", "removedBy.name", "removalReason");

    private final Relations relations;
    private final Idempotency idempotency;
    private final Exports exports;

    RelationResource(Relations relations, Idempotency idempotency, Exports exports) {
        this.relations = relations;
        this.idempotency = idempotency;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listRelations", summary = "Lists what it is to other incidents, the latest first; a campaign's parts with ?role=parent_of")
    public Uni<Page<RelationView>> list(UUID id, @BeanParam RelationFilter filter, @BeanParam @Valid PageRequest page) {
        return relations.list(id, filter, page);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "addRelation", summary = "Says what it is to another incident: a duplicate, related, part or parent of a campaign")
    public Uni<RelationView> add(UUID id, @HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull AddRelation request) {
        return idempotency.once(key, "addRelation " + id, request, RelationView.class,
                () -> relations.add(id, match, request));
    }

    @GET
    @Path("/{relation}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getRelation", summary = "Shows a relation, also one that was taken back")
    public Uni<RelationView> get(UUID id, UUID relation) {
        return relations.get(id, relation);
    }

    @DELETE
    @Path("/{relation}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "removeRelation", summary = "Takes a relation back; it stays in the history")
    public Uni<RelationView> remove(UUID id, UUID relation, @HeaderParam("If-Match") IfMatch match,
            @RestQuery @Size(max = 4000) @Parameter(description = "Why", example = "Another actor after all") String reason) {
        return relations.takeBack(id, relation, match, reason);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportRelations", summary = "Streams what an incident is to others as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = RelationView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam RelationFilter filter, @BeanParam ExportRequest request) {
        return exports.list("relations", COLUMNS, request, page -> relations.list(id, filter, page));
    }
}
