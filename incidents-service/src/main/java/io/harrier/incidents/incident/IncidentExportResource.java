package io.harrier.incidents.incident;

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
    private final CurrentCaller current;
    private final Clock clock;

    IncidentExportResource(IncidentLists lists, Exports exports, CurrentCaller current, Clock clock) {
        this.lists = lists;
        this.exports = exports;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportIncidents", summary = "Streams the incidents of a list as a file, a line each, the oldest first")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = IncidentView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam @Valid IncidentFilter filter,
            @RestQuery @DefaultValue("ndjson") @Parameter(description = "In csv texts that would start a formula have an apostrophe before them") ExportFormat format,
            @RestQuery @Parameter(description = "Only what changed at or after this instant (RFC 3339)") Instant updatedSince,
            @Context UriInfo uri) {
        // What can't be read is told now: the answer has begun when the first page is.
        IncidentQuestion.of(filter, updatedSince, IncidentSort.MADE.wire, current.get().subject(), clock.instant());
        Exports.Pages<IncidentView> pages = (cursor, atMost) -> lists.some(filter, page(cursor, atMost, updatedSince));
        return exports.stream(new Exports.Export<>("incidents", COLUMNS, Map.copyOf(uri.getQueryParameters()), pages), format);
    }

    private static PageRequest page(String cursor, int atMost, Instant updatedSince) {
        var page = new PageRequest();
        page.limit = atMost;
        page.cursor = cursor;
        page.updatedSince = updatedSince;
        return page;
    }
}
