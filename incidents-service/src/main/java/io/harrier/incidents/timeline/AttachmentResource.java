package io.harrier.incidents.timeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.incidents.storage.Blobs;
import io.harrier.incidents.storage.Delivery;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What is attached to an entry of a timeline. */
@Path("/api/v1/incidents/{id}/timeline/{event}/attachments")
@Tag(name = "Timeline")
class AttachmentResource {

    private final Attachments attachments;
    private final AttachmentFiles files;
    private final Blobs blobs;
    private final CurrentCaller current;
    private final Idempotency idempotency;

    AttachmentResource(Attachments attachments, AttachmentFiles files, Blobs blobs, CurrentCaller current,
            Idempotency idempotency) {
        this.attachments = attachments;
        this.files = files;
        this.blobs = blobs;
        this.current = current;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listTimelineAttachments", summary = "Lists what is attached to an entry: at most 20")
    public Uni<List<TimelineAttachmentView>> list(UUID id, UUID event) {
        return attachments.list(id, event);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "addTimelineAttachment", summary = "Attaches an item of evidence, or a file whose content is sent next; it stays")
    public Uni<TimelineAttachmentView> add(UUID id, UUID event, @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull AddAttachment request) {
        return idempotency.once(key, "addTimelineAttachment " + event, request, TimelineAttachmentView.class,
                () -> attachments.add(id, event, request));
    }

    @GET
    @Path("/{attachment}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getTimelineAttachment", summary = "Shows an attachment")
    public Uni<TimelineAttachmentView> get(UUID id, UUID event, UUID attachment) {
        return attachments.get(id, event, attachment);
    }

    @PUT
    @Path("/{attachment}/content")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "sendTimelineAttachment", summary = "Sends the file of an attachment, once; it is hashed and looked at for what it is")
    public Uni<TimelineAttachmentView> send(UUID id, UUID event, UUID attachment,
            @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary"))) byte[] content) {
        return files.store(id, event, attachment, content);
    }

    @GET
    @Path("/{attachment}/content")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "fetchTimelineAttachment", summary = "Fetches the file of an attachment, as bytes to be saved, never to be shown")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestMulti<Buffer> fetch(UUID id, UUID event, UUID attachment, @Context RoutingContext context) {
        return RestMulti.fromUniResponse(attachments.fetched(id, event, attachment),
                it -> Delivery.breakingOff(
                        blobs.read(Attachments.key(current.get(), it.eventId, it.blobId), 0, it.fileSize), context),
                AttachmentResource::headers);
    }

    private static Map<String, List<String>> headers(TimelineAttachment it) {
        var name = java.net.URLEncoder.encode(it.fileName, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20");
        return Map.of("Content-Type", List.of(MediaType.APPLICATION_OCTET_STREAM), "X-Content-Type-Options", List.of("nosniff"),
                "Cache-Control", List.of("private, no-store"), "Content-Disposition",
                List.of("attachment; filename*=UTF-8''" + name));
    }
}
