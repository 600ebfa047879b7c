package io.harrier.incidents.classification;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

@Path("/api/v1/incidents/{id}/classifications")
@Tag(name = "Incidents")
class ClassificationResource {

    private static final List<String> COLUMNS = List.of("id", "previous.incidentType", "previous.severity", "previous.priority",
            "current.incidentType", "current.severity", "current.priority", "reason", "changedBy.subject", "changedBy.name",
            "changedAt");

    private final ClassificationHistory history;
    private final Exports exports;

    ClassificationResource(ClassificationHistory history, Exports exports) {
        this.history = history;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listClassifications", summary = "Lists every change of type, severity and priority, oldest first")
    public Uni<Page<ClassificationChangeView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return history.list(id, page);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportClassifications", summary = "Streams every change of type, severity and priority as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ClassificationChangeView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam ExportRequest request) {
        return exports.list("classifications", COLUMNS, request, page -> history.list(id, page));
    }
}
