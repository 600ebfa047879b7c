package io.harrier.platform.dataaccess;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** The data access log of a service; each service puts it under its own name: {@code @Path("/api/v1/<service>/data-access")}. */
public abstract class DataAccessResource {

    private static final List<String> COLUMNS = List.of("id", "accessedAt", "userId", "userName", "resourceType", "resourceId",
            "action", "dataClassification", "accessMethod", "operation", "ipAddress", "userAgent", "sessionId", "purpose",
            "dataVolumeBytes", "dataVolumeRows", "success", "failureReason", "requestId");

    // Field injection as in AuditResource: a constructor would have to be repeated in every service.
    @Inject
    DataAccessLog log;

    @Inject
    Exports exports;

    @GET
    @RolesAllowed(Right.READ_AUDIT)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ_AUDIT)
    @Operation(operationId = "listDataAccess", summary = "Lists who read, changed or took out what is restricted or sensitive, newest first")
    public Uni<Page<DataAccessEntry>> list(@BeanParam @Valid DataAccessFilter filter, @BeanParam @Valid PageRequest page) {
        return log.list(filter, page);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.READ_AUDIT)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ_AUDIT)
    @Operation(operationId = "exportDataAccess", summary = "Streams the data access log as a file, a line each, the oldest first")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = DataAccessEntry.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam @Valid DataAccessFilter filter,
            @RestQuery @DefaultValue("ndjson") ExportFormat format,
            @RestQuery @Parameter(description = "Only what was at or after this instant (RFC 3339)") Instant updatedSince,
            @Context UriInfo uri) {
        Exports.Pages<DataAccessEntry> pages = (cursor, atMost) -> log.file(filter, updatedSince, cursor, atMost);
        return exports.stream(new Exports.Export<>("data-access", COLUMNS, Map.copyOf(uri.getQueryParameters()), pages),
                format);
    }
}
