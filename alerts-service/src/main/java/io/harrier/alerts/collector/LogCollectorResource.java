package io.harrier.alerts.collector;

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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.alerts.source.SourcePolicies;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The programs that collect logs and send records, and what they say of themselves. */
@Path("/api/v1/log-collectors")
@Tag(name = "Log collectors")
class LogCollectorResource {

    private final LogCollectorService collectors;
    private final Heartbeats heartbeats;
    private final Idempotency idempotency;
    private final SourcePolicies policies;
    private final CurrentCaller current;

    LogCollectorResource(LogCollectorService collectors, Heartbeats heartbeats, Idempotency idempotency,
            SourcePolicies policies, CurrentCaller current) {
        this.collectors = collectors;
        this.heartbeats = heartbeats;
        this.idempotency = idempotency;
        this.policies = policies;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listLogCollectors", summary = "Lists the collectors, by name")
    public Uni<Page<LogCollectorView>> list(@BeanParam @Valid LogCollectorFilter filter, @BeanParam @Valid PageRequest page) {
        return collectors.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getLogCollector", summary = "Shows a collector, how it does and what it said last")
    public Uni<LogCollectorView> get(UUID id) {
        return collectors.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createLogCollector", summary = "Makes a collector known")
    public Uni<LogCollectorView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid LogCollectorRequest request) {
        return idempotency.once(key, "createLogCollector", request, LogCollectorView.class, () -> collectors.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeLogCollector", summary = "Replaces what is said of a collector; what is left out takes the default")
    public Uni<LogCollectorView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid LogCollectorRequest request) {
        // Records name collectors by their names.
        var tenant = current.get().tenantId();
        return collectors.change(id, match, request).onTermination().invoke(() -> policies.forget(tenant));
    }

    @POST
    @Path("/{id}/heartbeats")
    @RolesAllowed(Right.INGEST)
    @Operation(operationId = "sendHeartbeat", summary = "Takes a sign of life of a collector, from itself", description = "The last one is kept. A silent collector that sends one is silent no more: its alert is resolved within seconds.")
    public Uni<HeartbeatView> heartbeat(UUID id, @RequestBody(required = false) @Valid HeartbeatRequest request) {
        return heartbeats.take(id, request);
    }
}
