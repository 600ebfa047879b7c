package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

@Path("/api/v1/sla-attainment")
@Tag(name = "SLA")
class SlaAttainmentResource {

    private static final List<String> COLUMNS = List.of("month", "severity", "team", "met", "breached", "running", "paused",
            "cancelled", "arrivedOwned", "noSla", "attainment");

    private final SlaReports reports;
    private final Exports exports;
    private final Clock clock;

    SlaAttainmentResource(SlaReports reports, Exports exports, Clock clock) {
        this.reports = reports;
        this.exports = exports;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "reportSlaAttainment", summary = "Counts how clocks came out, per month, severity and team")
    public Uni<SlaAttainmentView> report(@BeanParam SlaAttainmentFilter filter) {
        return reports.of(filter);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportSlaAttainment", summary = "The same as a file, a line for each month, severity and team")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = SlaAttainment.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam SlaAttainmentFilter filter,
            @RestQuery @DefaultValue("csv") ExportFormat format, @Context UriInfo uri) {
        // What can't be read is told now: the answer has begun when the first page is.
        Months.of(filter.from, filter.until, clock);
        Exports.Pages<SlaAttainment> pages = (cursor, atMost) -> reports.rows(filter).map(rows -> new Page<>(rows, null));
        return exports.stream(new Exports.Export<>("sla-attainment", COLUMNS, Map.copyOf(uri.getQueryParameters()), pages),
                format);
    }
}
