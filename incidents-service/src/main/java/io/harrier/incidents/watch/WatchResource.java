package io.harrier.incidents.watch;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

@Path("/api/v1/incidents/{id}/watchers")
@Tag(name = "Watchers")
class WatchResource {

    private static final List<String> COLUMNS = List.of("person.subject", "person.name", "watchedAt");

    private final WatchService watch;
    private final Exports exports;

    WatchResource(WatchService watch, Exports exports) {
        this.watch = watch;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listWatchers", summary = "Lists who watches an incident")
    public Uni<Page<WatcherView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return watch.list(id, page);
    }

    @POST
    @RolesAllowed(Right.WATCH)
    @Operation(operationId = "watchIncident", summary = "Watches an incident: it is in the list of those watched by oneself, and its events name who watches it")
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

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportWatchers", summary = "Streams who watches an incident as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = WatcherView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam ExportRequest request) {
        return exports.list("watchers", COLUMNS, request, page -> watch.list(id, page));
    }
}
