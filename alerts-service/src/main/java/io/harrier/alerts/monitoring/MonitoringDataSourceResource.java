package io.harrier.alerts.monitoring;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The data that monitoring sees with. */
@Path("/api/v1/monitoring-data-sources")
@Tag(name = "Monitoring data sources")
class MonitoringDataSourceResource {

    private final MonitoringDataSourceService sources;
    private final Idempotency idempotency;

    MonitoringDataSourceResource(MonitoringDataSourceService sources, Idempotency idempotency) {
        this.sources = sources;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listMonitoringDataSources", summary = "Lists the data that monitoring sees with, by name")
    public Uni<Page<MonitoringDataSourceView>> list(@BeanParam @Valid MonitoringDataSourceFilter filter,
            @BeanParam @Valid PageRequest page) {
        return sources.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getMonitoringDataSource", summary = "Shows one of them")
    public Uni<MonitoringDataSourceView> get(UUID id) {
        return sources.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createMonitoringDataSource", summary = "Makes data known that is, or will be, monitored with")
    public Uni<MonitoringDataSourceView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid MonitoringDataSourceRequest request) {
        return idempotency.once(key, "createMonitoringDataSource", request, MonitoringDataSourceView.class,
                () -> sources.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeMonitoringDataSource", summary = "Replaces what is said of it; what is left out takes the default, but for the status, which stays")
    public Uni<MonitoringDataSourceView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid MonitoringDataSourceRequest request) {
        return sources.change(id, match, request);
    }
}
