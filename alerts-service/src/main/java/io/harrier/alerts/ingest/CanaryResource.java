package io.harrier.alerts.ingest;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.alerts.source.SourcePolicies;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Records that are no alerts, sent to see that the whole path is gone and how fast. */
@Path("/api/v1/canaries")
@Tag(name = "Canaries")
class CanaryResource {

    private final CanaryService canaries;
    private final SourcePolicies policies;
    private final CanarySchedules schedules;
    private final Idempotency idempotency;
    private final CurrentCaller current;

    CanaryResource(CanaryService canaries, SourcePolicies policies, CanarySchedules schedules, Idempotency idempotency,
            CurrentCaller current) {
        this.canaries = canaries;
        this.policies = policies;
        this.schedules = schedules;
        this.idempotency = idempotency;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listCanaries", summary = "Lists the canaries of the last days, the latest first")
    public Uni<Page<CanaryView>> list(@BeanParam @Valid PageRequest page,
            @RestQuery @Parameter(description = "Only those that are so") CanaryStatus status) {
        return canaries.list(status, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Right.READ_CONFIGURATION, Right.INGEST})
    @Operation(operationId = "getCanary", summary = "Shows how far a canary came, and how fast")
    public Uni<CanaryView> get(UUID id) {
        return canaries.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.INGEST)
    @Operation(operationId = "sendCanary", summary = "Sends a canary over Kafka, to be read and stored as the source's records are", description = "What is stored of it is taken back in the same transaction: it is never an alert, whoever looks. Its event goes the way of all events; when that is on Kafka, it has arrived. One that doesn't within its limit is an alert of the source system harrier.")
    public Uni<CanaryView> send(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid CanaryRequest request) {
        var caller = current.get();
        return policies.of(caller.tenantId()).chain(sources -> schedules.isRead(caller.tenantAlias())
                .chain(read -> idempotency.once(key, "sendCanary", request, CanaryView.class,
                        () -> canaries.send(sources, read, request))));
    }
}
