package io.harrier.alerts.ingest;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** For which sources canaries are sent by themselves. */
@Path("/api/v1/canary-schedules")
@Tag(name = "Canaries")
class CanaryScheduleResource {

    private final CanaryScheduleService schedules;
    private final SourcePolicies policies;
    private final Idempotency idempotency;
    private final CurrentCaller current;

    CanaryScheduleResource(CanaryScheduleService schedules, SourcePolicies policies, Idempotency idempotency,
            CurrentCaller current) {
        this.schedules = schedules;
        this.policies = policies;
        this.idempotency = idempotency;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listCanarySchedules", summary = "Lists the schedules, in the order in which they were made")
    public Uni<Page<CanaryScheduleView>> list(@BeanParam @Valid PageRequest page) {
        return schedules.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getCanarySchedule", summary = "Shows a schedule")
    public Uni<CanaryScheduleView> get(UUID id) {
        return schedules.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createCanarySchedule", summary = "Lets canaries be sent for a source, one schedule each")
    public Uni<CanaryScheduleView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid CanaryScheduleRequest request) {
        return policies.of(current.get().tenantId()).chain(sources -> idempotency.once(key, "createCanarySchedule", request,
                CanaryScheduleView.class, () -> schedules.create(sources, request)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "deleteCanarySchedule", summary = "Ends a schedule")
    public Uni<Void> delete(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return schedules.delete(id, match);
    }
}
