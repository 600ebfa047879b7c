package io.harrier.incidents.timeline;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.incidents.incident.IncidentView;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.harrier.platform.export.Writing;
import io.harrier.platform.paging.PageRequest;
import io.vertx.core.buffer.Buffer;

/** A timeline as a file. */
@Path("/api/v1/incidents/{id}/timeline/export")
@Tag(name = "Timeline")
class TimelineExportResource {

    private final Timeline timeline;
    private final Exports exports;
    private final ObjectMapper json;
    private final Clock clock;

    TimelineExportResource(Timeline timeline, Exports exports, ObjectMapper json, Clock clock) {
        this.timeline = timeline;
        this.exports = exports;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportTimeline", summary = "Streams a timeline as a file, in the order in which things happened; what was corrected is in it and says so")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = TimelineEventView[].class)),
            @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam @Valid TimelineFilter filter,
            @RestQuery @DefaultValue("json") @Parameter(description = "In csv texts that would start a formula have an apostrophe before them; in markdown they are escaped") TimelineFormat format,
            @Context UriInfo uri) {
        var incident = new AtomicReference<IncidentView>();
        Exports.Pages<TimelineEventView> pages = (cursor, atMost) -> timeline.taken(id, filter, PageRequest.of(cursor, atMost))
                .invoke(it -> incident.set(it.incident())).map(Timeline.Taken::page);
        var asked = new java.util.TreeMap<String, Object>(uri.getQueryParameters());
        asked.put("incident", id);
        return exports.stream(new Exports.Export<>("timeline", TimelineEventView.COLUMNS, asked, pages),
                writing(format, incident));
    }

    private Writing<TimelineEventView> writing(TimelineFormat format, AtomicReference<IncidentView> incident) {
        return switch (format) {
            case MARKDOWN -> new MarkdownTimeline(incident::get, clock.instant());
            case CSV -> exports.lines(ExportFormat.CSV, TimelineEventView.COLUMNS);
            case JSON -> new JsonTimeline(incident::get, clock.instant(), json);
        };
    }
}
