package io.harrier.incidents.sla;

import java.util.List;

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

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

@Path("/api/v1/sla-policies")
@Tag(name = "SLA")
class SlaPolicyResource {

    private static final List<String> COLUMNS = List.of("id", "severity", "incidentType", "validFrom", "validUntil",
            "acknowledge", "investigate", "contain", "resolve", "calendarId", "startsAt", "warningPercent", "escalation",
            "isDefault");

    private final SlaPolicies policies;
    private final Idempotency idempotency;
    private final Exports exports;

    SlaPolicyResource(SlaPolicies policies, Idempotency idempotency, Exports exports) {
        this.policies = policies;
        this.idempotency = idempotency;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listSlaPolicies", summary = "Lists what is promised: the standing policy of each severity, defaults included, then those for a time")
    public Uni<Page<SlaPolicyView>> list(@BeanParam SlaPolicyFilter filter) {
        return policies.list(filter).map(all -> new Page<>(all, null));
    }

    @POST
    @RolesAllowed(Right.CONFIGURE)
    @ResponseStatus(201)
    @Operation(operationId = "createSlaPolicy", summary = "Adds a policy for a time, and where it says so for one type; the most specific one holds")
    public Uni<SlaPolicyView> create(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull CreateSlaPolicy request) {
        return idempotency.once(key, "createSlaPolicy", request, SlaPolicyView.class, () -> policies.create(request));
    }

    @GET
    @Path("/{policy}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getSlaPolicy", summary = "Shows a policy by its id, the standing one by its severity (SEV1 to SEV4 work too)")
    public Uni<SlaPolicyView> get(String policy) {
        return policies.get(PolicyName.of(policy));
    }

    @PUT
    @Path("/{policy}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "replaceSlaPolicy", summary = "Says what is promised; acknowledge ≤ investigate ≤ contain ≤ resolve")
    public Uni<SlaPolicyView> replace(String policy, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull PutSlaPolicy request) {
        return policies.replace(PolicyName.of(policy), match, request);
    }

    @DELETE
    @Path("/{policy}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "deleteSlaPolicy", summary = "Deletes a policy: what is less specific holds again, the default last")
    public Uni<Void> delete(String policy, @HeaderParam("If-Match") IfMatch match) {
        return policies.delete(PolicyName.of(policy), match);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportSlaPolicies", summary = "Streams what is promised as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = SlaPolicyView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam SlaPolicyFilter filter, @BeanParam ExportRequest request) {
        return exports.list("sla-policies", COLUMNS, request, page -> list(filter));
    }
}
