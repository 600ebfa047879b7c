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

/** How the records of sources come by collectors: filtered, changed, and no more than may come. */
@Path("/api/v1/log-collection-mappings")
@Tag(name = "Log collection mappings")
class LogCollectionMappingResource {

    private final LogCollectionMappingService mappings;
    private final Idempotency idempotency;
    private final SourcePolicies policies;
    private final CurrentCaller current;

    LogCollectionMappingResource(LogCollectionMappingService mappings, Idempotency idempotency, SourcePolicies policies,
            CurrentCaller current) {
        this.mappings = mappings;
        this.idempotency = idempotency;
        this.policies = policies;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listLogCollectionMappings", summary = "Lists the mappings, in the order in which they were made")
    public Uni<Page<LogCollectionMappingView>> list(@BeanParam @Valid LogCollectionMappingFilter filter,
            @BeanParam @Valid PageRequest page) {
        return mappings.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getLogCollectionMapping", summary = "Shows a mapping")
    public Uni<LogCollectionMappingView> get(UUID id) {
        return mappings.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createLogCollectionMapping", summary = "Lets a collector take the records of a source")
    public Uni<LogCollectionMappingView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid LogCollectionMappingRequest request) {
        return forgotten(idempotency.once(key, "createLogCollectionMapping", request, LogCollectionMappingView.class,
                () -> mappings.create(request)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeLogCollectionMapping", summary = "Replaces what is said of a mapping; what is left out is none, but for the status, which stays")
    public Uni<LogCollectionMappingView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid LogCollectionMappingRequest request) {
        return forgotten(mappings.change(id, match, request));
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<LogCollectionMappingView> forgotten(Uni<LogCollectionMappingView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> policies.forget(tenant));
    }
}
