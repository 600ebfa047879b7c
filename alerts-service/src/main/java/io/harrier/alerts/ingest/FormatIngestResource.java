package io.harrier.alerts.ingest;

import java.util.HashMap;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.harrier.alerts.ingest.RecordReader.Envelope;
import io.harrier.platform.access.Right;
import io.smallrye.mutiny.Uni;

/** Takes alerts as products write them; the formats are in docs/formats.md. */
@Path("/api/v1/ingest")
@Tag(name = "Alerts")
class FormatIngestResource {

    private final FormatIngest ingest;
    private final Previews previews;

    FormatIngestResource(FormatIngest ingest, Previews previews) {
        this.ingest = ingest;
        this.previews = previews;
    }

    @POST
    @Path("/{source}")
    @Consumes({MediaType.APPLICATION_JSON, "application/x-ndjson", MediaType.TEXT_PLAIN, "application/cloudevents+json",
            "application/cloudevents-batch+json"})
    @RolesAllowed(Right.INGEST)
    @Operation(operationId = "ingestRecords", summary = "Takes records of any known format: one, a JSON array, or lines, up to 1,000", description = "What is imperfect in a record is flagged in the alert's quality. A record of which no alert can be made is refused, naming the field; of several, each is answered by itself.")
    @APIResponse(responseCode = "201", description = "A new alert", content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "200", description = "A repeat of a known alert; for several records or alerts, one result per alert, index being that of the record", content = @Content(schema = @Schema(oneOf = {
            Receipt.class, Receipts.class})))
    @APIResponse(responseCode = "429", description = CollectorParameter.TOO_MANY)
    public Uni<RestResponse<Object>> ingest(
            @RestPath @Parameter(description = "The source's name, as /log-sources has it: its records are read and treated as said there. Where nothing is said, one that is a format's name requires that format; of any other the format is recognized", example = "suricata") String source,
            @RestQuery @Size(max = 200) @Parameter(description = CollectorParameter.DESCRIPTION, example = CollectorParameter.EXAMPLE) String collector,
            @HeaderParam("Idempotency-Key") String key, @Context HttpHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "A record in one of the formats"))) byte[] body) {
        var attributes = new HashMap<String, String>();
        List.of("id", "source", "time").forEach(name -> attributes.put(name, headers.getHeaderString("ce-" + name)));
        var envelope = new Envelope(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), attributes::get);
        return ingest.take(key, source, collector, envelope, body == null ? new byte[0] : body).map(IngestResource::answer);
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Right.INGEST)
    @Operation(operationId = "previewIngest", summary = "Shows which alerts a record would become, and what is imperfect in it; stores nothing")
    public Uni<Preview> preview(@Valid @NotNull PreviewRequest request) {
        return previews.of(request);
    }
}
