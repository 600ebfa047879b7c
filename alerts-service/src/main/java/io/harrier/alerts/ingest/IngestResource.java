package io.harrier.alerts.ingest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.harrier.alerts.format.NativeAlert;
import io.harrier.platform.access.Right;
import io.smallrye.mutiny.Uni;

/** Takes alerts over REST: one, or up to a thousand in an array. */
@Path("/api/v1/alerts")
@Tag(name = "Alerts")
class IngestResource {

    private final RestIngest ingest;

    IngestResource(RestIngest ingest) {
        this.ingest = ingest;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Right.INGEST)
    @Operation(operationId = "sendAlerts", summary = "Takes one alert, or an array of up to 1,000 answered item by item", description = "Sending an alert again is a success: it is counted on the alert it repeats, deduplicated is true. Under the Idempotency-Key of the first time it is the same request, and not counted.")
    @APIResponse(responseCode = "201", description = "A new alert", content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "200", description = "A repeat of a known alert; for an array, one result per item in its order", content = @Content(schema = @Schema(oneOf = {
            Receipt.class, Receipts.class})))
    @APIResponse(responseCode = "429", description = CollectorParameter.TOO_MANY)
    public Uni<RestResponse<Object>> send(
            @RestQuery @Size(max = 200) @Parameter(description = CollectorParameter.DESCRIPTION, example = CollectorParameter.EXAMPLE) String collector,
            @HeaderParam("Idempotency-Key") String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT, implementation = NativeAlert.class))) byte[] body) {
        return ingest.take(key, collector, body).map(IngestResource::answer);
    }

    static RestResponse<Object> answer(Object result) {
        if (result instanceof Receipt receipt && !receipt.deduplicated()) {
            return RestResponse.status(RestResponse.Status.CREATED, result);
        }
        return RestResponse.ok(result);
    }
}
