package io.harrier.alerts.source;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Where records come from, and how they are read and treated. */
@Path("/api/v1/log-sources")
@Tag(name = "Log sources")
class LogSourceResource {

    private final LogSourceService sources;
    private final Idempotency idempotency;
    private final LogSourceActivity activity;
    private final SourcePolicies policies;
    private final CurrentCaller current;

    LogSourceResource(LogSourceService sources, Idempotency idempotency, LogSourceActivity activity, SourcePolicies policies,
            CurrentCaller current) {
        this.sources = sources;
        this.idempotency = idempotency;
        this.activity = activity;
        this.policies = policies;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listLogSources", summary = "Lists the sources, by name")
    public Uni<Page<LogSourceView>> list(@BeanParam @Valid PageRequest page) {
        return sources.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getLogSource", summary = "Shows a source")
    public Uni<LogSourceView> get(UUID id) {
        return sources.get(id);
    }

    @GET
    @Path("/health")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listLogSourceHealth", summary = "Lists how the sources do, the sick ones first")
    public Uni<Page<LogSourceHealth>> health(@BeanParam @Valid LogSourceHealthRequest request) {
        return activity.list(request);
    }

    @GET
    @Path("/{id}/health")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getLogSourceHealth", summary = "Shows how a source does: what came of it, what is wrong, how true its alerts were")
    public Uni<LogSourceHealth> health(UUID id,
            @RestQuery @DefaultValue("30") @Min(1) @Max(90) @Parameter(description = "Of how many days the precision is") Integer days) {
        return activity.health(id, days);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createLogSource", summary = "Makes a source known")
    public Uni<LogSourceView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid LogSourceRequest request) {
        return forgotten(idempotency.once(key, "createLogSource", request, LogSourceView.class, () -> sources.create(request)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeLogSource", summary = "Replaces what is said of a source; what is left out takes the default")
    public Uni<LogSourceView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid LogSourceRequest request) {
        return forgotten(sources.change(id, match, request));
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<LogSourceView> forgotten(Uni<LogSourceView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> policies.forget(tenant));
    }
}
