package io.harrier.incidents.investigation;

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
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** The activities of all incidents that the caller sees: whose, and what is due. */
@Path("/api/v1/investigation-activities")
@Tag(name = "Investigation")
class InvestigationResource {

    static final List<String> COLUMNS = List.of("id", "incidentId", "activityType", "name", "description", "plan",
            "status",
            "statusReason", "assignedTo.subject", "assignedTo.name", "plannedStartAt", "dueAt", "overdue", "startTime",
            "endTime",
            "findings", "nextSteps", "createdAt", "createdBy.name", "updatedAt", "updatedBy.name");

    private final Investigation investigation;
    private final Exports exports;

    InvestigationResource(Investigation investigation, Exports exports) {
        this.investigation = investigation;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listActivities", summary = "Lists investigation activities of all incidents; mine=true for one's own")
    public Uni<Page<ActivityView>> list(@BeanParam @Valid ActivityFilter filter, @BeanParam @Valid PageRequest page) {
        return investigation.list(filter, page);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportActivities", summary = "Streams the activities of a list as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ActivityView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam @Valid ActivityFilter filter,
            @BeanParam ExportRequest request) {
        return exports.list("investigation-activities", COLUMNS, request, page -> investigation.list(filter, page));
    }
}
