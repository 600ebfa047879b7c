package io.harrier.incidents.incident;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.work.Turns;
import io.smallrye.mutiny.Uni;

/** Incidents: lists, detail, opening one by hand, and what people write about it. */
@Path("/api/v1/incidents")
@Tag(name = "Incidents")
class IncidentResource {

    private final IncidentService incidents;
    private final IncidentLists lists;
    private final Idempotency idempotency;
    private final Turns turns;
    private final CurrentCaller current;

    IncidentResource(IncidentService incidents, IncidentLists lists, Idempotency idempotency, Turns turns,
            CurrentCaller current) {
        this.incidents = incidents;
        this.lists = lists;
        this.idempotency = idempotency;
        this.turns = turns;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidents", summary = "Lists incidents, newest first")
    public Uni<Page<IncidentView>> list(@BeanParam @Valid IncidentFilter filter, @BeanParam @Valid PageRequest page,
            @RestQuery @DefaultValue("-openedAt") @Parameter(description = "Newest first, oldest first, the latest changed first, or as they were made", schema = @Schema(type = SchemaType.STRING, enumeration = {
                    "-openedAt", "openedAt", "-updatedAt", "createdAt"})) String sort) {
        return filter.searches()
                ? turns.take(current.get(), () -> lists.list(filter, page, sort))
                : lists.list(filter, page, sort);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "createIncident", summary = "Opens an incident by hand; only a title is needed")
    public Uni<IncidentView> create(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull CreateIncident request) {
        return idempotency.once(key, "createIncident", request, IncidentView.class, () -> incidents.create(request));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getIncident", summary = "Shows an incident")
    public Uni<IncidentView> get(UUID id) {
        return incidents.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeIncident", summary = "Changes what is written about an incident (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = IncidentDetails.class)))
    public Uni<IncidentView> change(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull ObjectNode patch) {
        return incidents.patch(id, match, patch);
    }
}
