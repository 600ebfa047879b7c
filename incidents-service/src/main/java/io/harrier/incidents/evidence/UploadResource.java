package io.harrier.incidents.evidence;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import io.harrier.incidents.storage.Delivery;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.StreamedBodies;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Files on their way in, by the tus protocol 1.0.0: creation, expiration, checksum, termination. */
@Path("/api/v1/incidents/{id}/evidence/{evidence}/uploads")
@Tag(name = "Evidence")
class UploadResource {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private static final String EXPIRES = "Upload-Expires";

    private final UploadService uploads;
    private final UploadReceiver receiver;
    private final Idempotency idempotency;
    private final EvidenceSettings settings;
    private final SecurityIdentity identity;

    UploadResource(UploadService uploads, UploadReceiver receiver, Idempotency idempotency, EvidenceSettings settings,
            SecurityIdentity identity) {
        this.identity = identity;
        this.uploads = uploads;
        this.receiver = receiver;
        this.idempotency = idempotency;
        this.settings = settings;
    }

    @OPTIONS
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "describeUploads", summary = "Says what of the tus protocol is spoken here, and how large a file may be")
    public Uni<RestResponse<Void>> options(UUID id, UUID evidence) {
        return uploads.list(id, evidence).map(open -> RestResponse.ResponseBuilder.<Void>noContent()
                .header("Tus-Version", TusHeaders.VERSION).header("Tus-Extension", "creation,expiration,checksum,termination")
                .header("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS)
                .header("Tus-Max-Size", settings.largest().asLongValue()).build());
    }

    @GET
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "listUploads", summary = "Lists the uploads of an item that are under way")
    public Uni<List<UploadView>> list(UUID id, UUID evidence) {
        return uploads.list(id, evidence);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "createUpload", summary = "Begins the upload of an item's file (tus creation): by Upload-Length and Upload-Metadata, or by a body")
    public Uni<UploadView> create(UUID id, UUID evidence, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("Upload-Length") String length, @HeaderParam("Upload-Metadata") String metadata,
            @RequestBody(required = false) @Valid CreateUpload body, @Context RoutingContext context) {
        var request = CreateUpload.of(length, metadata, body);
        return idempotency.once(key, "createUpload " + evidence, request, UploadView.class,
                () -> uploads.create(id, evidence, request, length == null ? null : metadata)).invoke(it -> {
                    if (it.expiresAt() != null) {
                        context.response().putHeader(EXPIRES, HTTP_DATE.format(it.expiresAt()));
                    }
                });
    }

    @GET
    @Path("/{upload}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "getUpload", summary = "Shows how far an upload is; HEAD says it in headers, as tus has it")
    public Uni<RestResponse<UploadView>> get(UUID id, UUID evidence, UUID upload) {
        return uploads.get(id, evidence, upload).map(it -> state(RestResponse.ResponseBuilder.ok(it), it));
    }

    @HEAD
    @Path("/{upload}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> head(UUID id, UUID evidence, UUID upload) {
        return uploads.get(id, evidence, upload).map(it -> state(RestResponse.ResponseBuilder.<Void>ok(), it));
    }

    @PATCH
    @Path("/{upload}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "continueUpload", summary = "Adds a piece of the file where it goes on (tus): 409 elsewhere, 460 where its checksum does not fit")
    @RequestBody(required = true, content = @Content(mediaType = StreamedBodies.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<RestResponse<Void>> patch(UUID id, UUID evidence, UUID upload, @HeaderParam("Upload-Offset") Long offset,
            @HeaderParam("Upload-Checksum") String checksum, @Context RoutingContext context) {
        var fitting = UploadChecksum.of(checksum);
        var body = new IncomingBody(context.request(), settings.stalledAfter());
        var piece = new UploadReceiver.Piece(context.request().getHeader("Content-Type"), offset,
                StreamedBodies.announced(context), fitting, body);
        return receiver.receive(id, evidence, upload, piece).onFailure().invoke(body::passOver)
                .onTermination().invoke(() -> closeIfStalled(body, context))
                .map(it -> state(RestResponse.ResponseBuilder.<Void>noContent(), it));
    }

    /** What may still come of the body would be taken for the next request. */
    private static void closeIfStalled(IncomingBody body, RoutingContext context) {
        if (body.stalled()) {
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader("Connection", "close");
            }
            context.addEndHandler(sent -> Delivery.breakOff(context.request()));
        }
    }

    @DELETE
    @Path("/{upload}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "endUpload", summary = "Gives an upload up (tus termination); what came of the file goes")
    public Uni<Void> terminate(UUID id, UUID evidence, UUID upload) {
        return uploads.terminate(id, evidence, upload, identity.hasRole(Right.MANAGE));
    }

    private static <T> RestResponse<T> state(RestResponse.ResponseBuilder<T> answer, UploadView upload) {
        answer.header("Upload-Offset", upload.offset()).header("Upload-Length", upload.length()).header("Cache-Control",
                "no-store");
        if (upload.expiresAt() != null) {
            answer.header(EXPIRES, HTTP_DATE.format(upload.expiresAt()));
        }
        if (upload.metadata() != null) {
            answer.header("Upload-Metadata", upload.metadata());
        }
        return answer.build();
    }
}
