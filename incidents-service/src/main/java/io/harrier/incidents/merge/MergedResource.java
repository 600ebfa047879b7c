package io.harrier.incidents.merge;

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

import io.harrier.incidents.incident.IncidentBrief;
import io.harrier.incidents.timeline.TimelineEventView;
import io.harrier.incidents.timeline.TimelineFilter;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** What an incident took in when others were merged into it. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Life of an incident")
class MergedResource {

    private static final List<String> COLUMNS = List.of("id", "reference", "title", "status", "incidentType", "severity",
            "priority", "owner.subject", "owner.name", "openedAt", "closedAt");

    private final MergedIncidents merged;
    private final Exports exports;

    MergedResource(MergedIncidents merged, Exports exports) {
        this.merged = merged;
        this.exports = exports;
    }

    @GET
    @Path("/merged-incidents")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMergedIncidents", summary = "Lists the incidents merged into this one, oldest first")
    public Uni<Page<IncidentBrief>> incidents(UUID id, @BeanParam @Valid PageRequest page) {
        return merged.incidents(id, page);
    }

    @GET
    @Path("/merged-timeline")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMergedTimeline", summary = "Lists what happened here and in all incidents merged into this one, in the order in which it happened")
    public Uni<Page<TimelineEventView>> timeline(UUID id, @BeanParam TimelineFilter filter,
            @BeanParam @Valid PageRequest page) {
        return merged.timeline(id, filter, page);
    }

    @GET
    @Path("/merged-incidents/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportMergedIncidents", summary = "Streams the incidents merged into this one as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = IncidentBrief.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> exportIncidents(UUID id, @BeanParam ExportRequest request) {
        return exports.list("merged-incidents", COLUMNS, request, page -> merged.incidents(id, page));
    }

    @GET
    @Path("/merged-timeline/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportMergedTimeline", summary = "Streams what happened here and in all incidents merged into this one as a file, a line each, in the order in which it happened")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = TimelineEventView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> exportTimeline(UUID id, @BeanParam TimelineFilter filter, @BeanParam ExportRequest request) {
        return exports.list("merged-timeline", TimelineEventView.COLUMNS, request, page -> merged.timeline(id, filter, page));
    }
}
