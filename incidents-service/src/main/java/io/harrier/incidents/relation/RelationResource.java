package io.harrier.incidents.relation;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Which incidents belong together, whether they live or have ended. */
@Path("/api/v1/incidents/{id}/relations")
@Tag(name = "Relations of an incident")
class RelationResource {

    private final Relations relations;
    private final Idempotency idempotency;

    RelationResource(Relations relations, Idempotency idempotency) {
        this.relations = relations;
        this.idempotency = idempotency;
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
}
