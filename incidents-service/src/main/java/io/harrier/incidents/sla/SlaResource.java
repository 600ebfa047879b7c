package io.harrier.incidents.sla;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/sla")
@Tag(name = "SLA")
class SlaResource {

    private final SlaService sla;
    private final SlaEscalations escalations;
    private final SlaForecasts forecasts;

    SlaResource(SlaService sla, SlaEscalations escalations, SlaForecasts forecasts) {
        this.sla = sla;
        this.escalations = escalations;
        this.forecasts = forecasts;
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
}
