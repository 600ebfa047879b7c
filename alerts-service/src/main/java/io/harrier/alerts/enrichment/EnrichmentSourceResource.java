package io.harrier.alerts.enrichment;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** What alerts are enriched from. */
@Path("/api/v1/enrichment-sources")
@Tag(name = "Enrichment")
class EnrichmentSourceResource {

    private static final String CSV = "text/csv";

    private final EnrichmentSourceService sources;
    private final TableUploads uploads;
    private final Idempotency idempotency;

    EnrichmentSourceResource(EnrichmentSourceService sources, TableUploads uploads, Idempotency idempotency) {
        this.sources = sources;
        this.uploads = uploads;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listEnrichmentSources", summary = "Lists the sources of enrichment, by name")
    public Uni<Page<EnrichmentSourceView>> list(@BeanParam @Valid PageRequest page) {
        return sources.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getEnrichmentSource", summary = "Shows a source of enrichment")
    public Uni<EnrichmentSourceView> get(UUID id) {
        return sources.get(id);
    }

    @GET
    @Path("/{id}/entry")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getEnrichmentEntry", summary = "Shows what the table of a source says of a key")
    public Uni<Map<String, Object>> entry(UUID id,
            @RestQuery @Size(max = 1000) @Parameter(required = true, description = "As alerts have it", example = "10.1.2.3") String key) {
        return uploads.find(id, key);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createEnrichmentSource", summary = "Makes a source of enrichment known; its table is uploaded then")
    public Uni<EnrichmentSourceView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid EnrichmentSourceRequest request) {
        return idempotency.once(key, "createEnrichmentSource", request, EnrichmentSourceView.class,
                () -> sources.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeEnrichmentSource", summary = "Replaces what is said of a source; what is left out takes the default")
    public Uni<EnrichmentSourceView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid EnrichmentSourceRequest request) {
        return sources.change(id, match, request);
    }

    @PUT
    @Path("/{id}/table")
    @Consumes({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "uploadEnrichmentTable", summary = "Replaces the table of a source, whole or not at all", description = "CSV whose first line names the columns, or a JSON array of flat objects; at most 100,000 rows of 50 columns, 1,000 characters a cell. What is wrong is told by line and column, and the former table stays.")
    public Uni<EnrichmentSourceView> upload(UUID id, @HeaderParam("If-Match") IfMatch match,
            @HeaderParam("Content-Type") String type,
            @RequestBody(required = true, content = {
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)),
                    @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))}) byte[] body) {
        return uploads.upload(id, match, type != null && type.startsWith(CSV), body);
    }
}
