package io.harrier.incidents.watch;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/watchers")
@Tag(name = "Watchers")
class WatchResource {

    private final WatchService watch;

    WatchResource(WatchService watch) {
        this.watch = watch;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listWatchers", summary = "Lists who watches an incident")
    public Uni<Page<WatcherView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return watch.list(id, page);
    }

    @POST
    @RolesAllowed(Right.READ)
    @Operation(operationId = "watchIncident", summary = "Watches an incident: it is in the list of those watched by oneself")
    public Uni<WatchView> watch(UUID id) {
        return watch.watch(id);
    }

    @DELETE
    @Path("/me")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "unwatchIncident", summary = "Watches an incident no longer")
    public Uni<WatchView> unwatch(UUID id) {
        return watch.unwatch(id);
    }
}
