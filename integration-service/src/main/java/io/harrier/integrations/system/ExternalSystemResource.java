package io.harrier.integrations.system;

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

/** The systems Harrier keeps in step with. */
@Path("/api/v1/external-systems")
@Tag(name = "External systems")
class ExternalSystemResource {

    private final ExternalSystems systems;
    private final Idempotency idempotency;

    ExternalSystemResource(ExternalSystems systems, Idempotency idempotency) {
        this.systems = systems;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listExternalSystems", summary = "Lists external systems by name")
    public Uni<Page<SystemView>> list(@BeanParam @Valid PageRequest page) {
        return systems.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getExternalSystem", summary = "Shows an external system, without its credentials")
    public Uni<SystemView> get(UUID id) {
        return systems.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createExternalSystem", summary = "Sets up an external system")
    public Uni<SystemView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid CreateSystem request) {
        return idempotency.once(key, "createExternalSystem", request, SystemView.class, () -> systems.create(request));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeExternalSystem", summary = "Changes the settings of an external system", description = "Another host or port forgets the credentials: they are never sent to where they were not given for. The next synchronization then imports everything.")
    public Uni<SystemView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = SystemSettings.class))) ObjectNode patch) {
        return systems.patch(id, match, patch);
    }

    @PUT
    @Path("/{id}/credentials")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "setExternalSystemCredentials", summary = "Replaces the credentials; they can't be read back", description = "The next synchronization imports everything: other keys may see other data.")
    public Uni<SystemView> authenticate(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid Credentials credentials) {
        return systems.authenticate(id, match, credentials);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "deleteExternalSystem", summary = "Removes an external system that was never synchronized")
    public Uni<Void> delete(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return systems.delete(id, match);
    }
}
