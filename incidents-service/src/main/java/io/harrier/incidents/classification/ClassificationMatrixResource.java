package io.harrier.incidents.classification;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

@Path("/api/v1/classification-matrix/rows")
@Tag(name = "Classification matrix")
class ClassificationMatrixResource {

    private static final List<String> COLUMNS = List.of("id", "incidentType", "detectionMethod", "whenSeverity", "severity",
            "priority", "playbook", "team", "roles", "description", "createdAt", "createdBy.subject", "createdBy.name",
            "updatedAt", "updatedBy.subject", "updatedBy.name");

    private final ClassificationMatrix matrix;
    private final Idempotency idempotency;
    private final Exports exports;

    ClassificationMatrixResource(ClassificationMatrix matrix, Idempotency idempotency, Exports exports) {
        this.matrix = matrix;
        this.idempotency = idempotency;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listMatrixRows", summary = "Lists what incidents get by default: severity, priority, playbook, team, roles")
    public Uni<Page<MatrixRowView>> list(@RestQuery List<IncidentType> incidentType, @BeanParam @Valid PageRequest page) {
        return matrix.list(incidentType, page);
    }

    @POST
    @RolesAllowed(Right.CONFIGURE)
    @ResponseStatus(201)
    @Operation(operationId = "createMatrixRow", summary = "Adds a row; the one that asks for more of what holds goes first")
    public Uni<MatrixRowView> create(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull PutMatrixRow request) {
        return idempotency.once(key, "createMatrixRow", request, MatrixRowView.class, () -> matrix.create(request));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getMatrixRow", summary = "Shows a row of the matrix")
    public Uni<MatrixRowView> get(UUID id) {
        return matrix.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "replaceMatrixRow", summary = "Replaces a row; incidents that are open stay as they are")
    public Uni<MatrixRowView> replace(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull PutMatrixRow request) {
        return matrix.replace(id, IfMatch.required(match), request);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "deleteMatrixRow", summary = "Deletes a row of the matrix")
    public Uni<Void> delete(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return matrix.delete(id, match);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportMatrixRows", summary = "Streams the classification matrix as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = MatrixRowView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@RestQuery List<IncidentType> incidentType, @BeanParam ExportRequest request) {
        return exports.list("classification-matrix", COLUMNS, request, page -> matrix.list(incidentType, page));
    }
}
