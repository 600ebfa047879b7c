package io.harrier.incidents.incident;

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

/** Incidents as a file, narrowed as the list is, in the order in which they were made. */
@Path("/api/v1/incidents/export")
@Tag(name = "Incidents")
class IncidentExportResource {

    private static final List<String> COLUMNS = List.of("id", "reference", "title", "description", "status", "coarseStatus",
            "incidentType", "severity", "severityAlias", "priority", "detectionMethod", "owner.subject", "owner.name",
            "incidentManager.subject", "incidentManager.name", "reporter.subject", "reporter.name", "detectedAt", "occurredAt",
            "openedAt", "acknowledgedAt", "investigatingAt", "containedAt", "remediatedAt", "closedAt", "affectedSystems",
            "affectedData", "potentialImpact", "actualImpact", "reportable", "restricted", "closureReason", "resolutionSummary",
            "escalationId", "mergedInto", "linkedTicketIds", "linkedProblemId", "createdAt", "createdBy.subject", "updatedAt",
            "updatedBy.subject", "team", "playbook", "tags");

    private final IncidentLists lists;
    private final Exports exports;

    IncidentExportResource(IncidentLists lists, Exports exports) {
        this.lists = lists;
        this.exports = exports;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportIncidents", summary = "Streams the incidents of a list as a file, a line each, the oldest first")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = IncidentView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam @Valid IncidentFilter filter,
            @BeanParam ExportRequest request) {
        return exports.list("incidents", COLUMNS, request, page -> lists.some(filter, page));
    }
}
