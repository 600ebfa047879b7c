package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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

import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.audit.SigningKey;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.vertx.core.buffer.Buffer;

/** All evidence of an incident and who had it, signed: what goes to a court with the files. */
@Path("/api/v1/incidents/{id}/evidence/manifest")
@Tag(name = "Evidence")
class ManifestResource {

    private final ManifestItems items;
    private final Exports exports;
    private final CurrentCaller current;
    private final SigningKey key;
    private final Clock clock;
    private final ObjectMapper json;

    ManifestResource(ManifestItems items, Exports exports, CurrentCaller current, SigningKey key, Clock clock,
            ObjectMapper json) {
        this.items = items;
        this.exports = exports;
        this.current = current;
        this.key = key;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Right.EXPORT, Right.MANAGE})
    @Operation(operationId = "exportEvidenceManifest", summary = "Streams the evidence of an incident with its custody ledgers, signed, for ./deploy/verify")
    @APIResponse(responseCode = "200", description = "A JSON object a line", content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ManifestLine.class)))
    public RestMulti<Buffer> manifest(UUID id) {
        var manifest = new EvidenceManifest(id, items, current.get(), key, clock, json);
        return exports.stream(
                new Exports.Export<>("evidence-manifest", List.of(), Map.of("incident", id), manifest), ExportFormat.NDJSON);
    }
}
