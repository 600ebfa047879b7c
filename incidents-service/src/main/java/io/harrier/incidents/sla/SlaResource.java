package io.harrier.incidents.sla;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

@Path("/api/v1/incidents/{id}/sla")
@Tag(name = "SLA")
class SlaResource {

    private static final List<String> COLUMNS = List.of("id", "clockId", "goal", "policyId", "position", "on", "action", "role",
            "person.subject", "person.name", "priority", "dueAt", "state", "outcome", "endedAt");

    private final SlaService sla;
    private final SlaEscalations escalations;
    private final SlaForecasts forecasts;
    private final Exports exports;

    SlaResource(SlaService sla, SlaEscalations escalations, SlaForecasts forecasts, Exports exports) {
        this.sla = sla;
        this.escalations = escalations;
        this.forecasts = forecasts;
        this.exports = exports;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getSla", summary = "Shows the clocks of an incident")
    public Uni<SlaView> get(UUID id) {
        return sla.get(id);
    }

    @GET
    @Path("/escalations")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listSlaEscalations", summary = "Lists what was done about clocks at risk or breached, and what is to be done")
    public Uni<Page<SlaEscalationView>> escalations(UUID id, @BeanParam @Valid PageRequest page) {
        return escalations.list(id, page);
    }

    @GET
    @Path("/forecast")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "forecastSla", summary = "Says when each running clock is likely to stop, with the formula and what went into it")
    public Uni<SlaForecastView> forecast(UUID id) {
        return forecasts.of(id);
    }

    @POST
    @Path("/pause")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "pauseSla", summary = "Lets running clocks stand still, with a reason")
    public Uni<SlaView> pause(UUID id, @Valid @NotNull SlaPause request) {
        return sla.pause(id, request);
    }

    @POST
    @Path("/resumption")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "resumeSla", summary = "Lets paused clocks run again; their deadlines move by the pause")
    public Uni<SlaView> resume(UUID id, @Valid @NotNull SlaPause request) {
        return sla.resume(id, request);
    }

    @GET
    @Path("/escalations/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportSlaEscalations", summary = "Streams what was done about clocks, and what is to be done, as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = SlaEscalationView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam ExportRequest request) {
        return exports.list("sla-escalations", COLUMNS, request, page -> escalations.list(id, page));
    }
}
