package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.PageRequest;
import io.vertx.core.buffer.Buffer;

/** Alerts as a file, narrowed as the list is, in the order in which they were made. */
@Path("/api/v1/alerts/export")
@Tag(name = "Alerts")
class AlertExportResource {

    private static final List<String> COLUMNS = List.of("id", "sourceSystem", "sourceId", "sourceType", "title", "description",
            "classification", "confidence", "severity", "sourceSeverity", "severityOriginal", "status", "outcome",
            "entity.type",
            "entity.id", "entity.name", "affectedSystems", "affectedAssets", "quality", "firstSeenAt", "lastSeenAt",
            "receivedAt",
            "createdAt", "updatedAt", "seenCount", "exactRepeats", "reopenedCount", "assignedTo.subject", "assignedTo.name",
            "assignedAt", "incidentId", "incidentReference", "escalatedAt", "resolvedAt", "resolvedBy.name", "resolutionNotes");

    private final AlertLists lists;
    private final Exports exports;
    private final CurrentCaller current;
    private final Clock clock;

    AlertExportResource(AlertLists lists, Exports exports, CurrentCaller current, Clock clock) {
        this.lists = lists;
        this.exports = exports;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportAlerts", summary = "Streams the alerts of a list as a file, a line each, the oldest first")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = AlertView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam @Valid AlertFilter filter,
            @RestQuery @DefaultValue("ndjson") @Parameter(description = "In csv texts that would start a formula have an apostrophe before them") ExportFormat format,
            @RestQuery @Parameter(description = "Only what changed at or after this instant (RFC 3339)") Instant updatedSince,
            @Context UriInfo uri) {
        // What can't be read is told now: the answer has begun when the first page is.
        AlertQuestion.of(filter, updatedSince, AlertSort.MADE.wire, current.get().subject(), clock.instant());
        Exports.Pages<AlertView> pages = (cursor, atMost) -> lists.some(filter, page(cursor, atMost, updatedSince));
        return exports.stream(new Exports.Export<>("alerts", COLUMNS, Map.copyOf(uri.getQueryParameters()), pages), format);
    }

    private static PageRequest page(String cursor, int atMost, Instant updatedSince) {
        var page = new PageRequest();
        page.limit = atMost;
        page.cursor = cursor;
        page.updatedSince = updatedSince;
        return page;
    }
}
