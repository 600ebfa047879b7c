package io.harrier.alerts.alert;

import java.util.List;

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

    AlertExportResource(AlertLists lists, Exports exports) {
        this.lists = lists;
        this.exports = exports;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportAlerts", summary = "Streams the alerts of a list as a file, a line each, the oldest first")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = AlertView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam @Valid AlertFilter filter,
            @BeanParam ExportRequest request) {
        return exports.list("alerts", COLUMNS, request, page -> lists.some(filter, page));
    }
}
