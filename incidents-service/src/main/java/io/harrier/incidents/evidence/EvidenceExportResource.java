package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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

/** What is known of an incident's evidence, and an item's ledger, as files. */
@Path("/api/v1/incidents/{id}/evidence")
@Tag(name = "Evidence")
class EvidenceExportResource {

    private static final List<String> ITEMS = List.of("createdAt", "name", "evidenceType", "description", "location",
            "collectedAt",
            "collectedBy.subject", "collectedBy.name", "acquisitionTool", "acquisitionMethod", "copyKind", "originalId",
            "declared.sha256", "declared.sha1", "declared.md5", "sealNumbers", "sensitive", "malware", "custodian.subject",
            "custodian.name", "offered.to.subject", "offered.at", "contentState", "file.fileName", "file.mediaType",
            "file.bytes",
            "file.sha256", "file.sha1", "file.md5", "file.container", "file.storedBytes", "file.storedSha256", "file.storedAt",
            "integrity", "checkedAt", "retentionPeriod", "retainUntil", "disposeAutomatically", "disposal.reason",
            "disposal.askedAt", "disposal.askedBy.subject", "disposal.disposedAt", "disposal.disposedBy.subject", "activityId",
            "metadata", "custodySeq", "custodyHash", "updatedAt", "createdBy.subject", "createdBy.name", "id", "incidentId");
    private static final List<String> ROWS = List.of("seq", "action", "at", "actor.subject", "actor.name", "detail",
            "previousHash", "hash");

    private final EvidenceService evidence;
    private final Exports exports;

    EvidenceExportResource(EvidenceService evidence, Exports exports) {
        this.evidence = evidence;
        this.exports = exports;
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportEvidence", summary = "Streams what is known of an incident's evidence as a file, a line each; the manifest has the ledgers too, signed")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = EvidenceView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam EvidenceFilter filter, @BeanParam ExportRequest request) {
        return exports.list("evidence", ITEMS, request, page -> evidence.list(id, filter, page));
    }

    @GET
    @Path("/{evidence}/custody/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportCustody", summary = "Streams the custody ledger of an item as a file, a line each, in its order")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = CustodyView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> custody(UUID id, UUID evidence, @BeanParam ExportRequest request) {
        return exports.list("custody", ROWS, request, page -> this.evidence.ledger(id, evidence, page));
    }
}
