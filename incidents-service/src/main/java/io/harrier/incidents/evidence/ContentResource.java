package io.harrier.incidents.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.incidents.evidence.ContentService.Download;
import io.harrier.incidents.storage.Blobs;
import io.harrier.incidents.storage.Delivery;
import io.harrier.platform.access.Right;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Files of evidence, going out: never as anything that a browser would open, each on the ledger. */
@Path("/api/v1/incidents/{id}/evidence/{evidence}/content")
@Tag(name = "Evidence")
class ContentResource {

    private static final String OCTETS = "application/octet-stream";

    private final Downloads downloads;
    private final Blobs blobs;
    private final SecurityIdentity identity;

    ContentResource(Downloads downloads, Blobs blobs, SecurityIdentity identity) {
        this.downloads = downloads;
        this.blobs = blobs;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Right.CONTRIBUTE, Right.EXPORT, Right.LEGAL_HOLD})
    @Operation(operationId = "downloadEvidence", summary = "Gives out the file of an item, or the part that Range asks for; what may do harm comes as a ZIP whose password is infected")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = OCTETS, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part of it")
    public RestMulti<Buffer> download(UUID id, UUID evidence, @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange, @Context RoutingContext context) {
        // The length is known, whatever the server thinks of a stream.
        context.addHeadersEndHandler(ignored -> {
            if (context.response().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                context.response().headers().remove("Transfer-Encoding");
            }
        });
        boolean onlyOwn = !identity.hasRole(Right.CONTRIBUTE) && !identity.hasRole(Right.EXPORT);
        boolean taken = context.request().method() != HttpMethod.HEAD;
        return RestMulti.fromUniResponse(downloads.open(id, evidence, range, ifRange, onlyOwn, taken),
                it -> !taken
                        ? Multi.createFrom().empty()
                        : Delivery.breakingOff(blobs.read(it.key(), it.range().from(), it.range().length()), context),
                ContentResource::headers, it -> it.isPart() ? 206 : 200);
    }

    private static Map<String, List<String>> headers(Download it) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(OCTETS));
        headers.put(HttpHeaders.CONTENT_LENGTH, List.of(String.valueOf(it.range().length())));
        headers.put(HttpHeaders.CONTENT_DISPOSITION, List.of(disposition(it.file())));
        headers.put(HttpHeaders.ETAG, List.of(it.etag()));
        headers.put(HttpHeaders.CACHE_CONTROL, List.of("private, no-store"));
        headers.put("X-Content-Type-Options", List.of("nosniff"));
        headers.put("Content-Security-Policy", List.of("sandbox; default-src 'none'"));
        headers.put("Accept-Ranges", List.of("bytes"));
        headers.put("Harrier-Integrity", List.of(it.integrity().wire));
        if (it.isPart()) {
            headers.put("Content-Range", List.of(it.range().text()));
        }
        if (it.file().container() != null) {
            headers.put("Harrier-Container", List.of(it.file().container() + "; password=" + Container.PASSWORD));
        }
        return headers;
    }

    /** A name of letters, digits and points for old clients; the true one, escaped, for the others (RFC 6266). */
    static String disposition(StoredFile file) {
        var name = (file.fileName() == null ? "evidence" : file.fileName()) + (file.container() == null ? "" : ".zip");
        return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
