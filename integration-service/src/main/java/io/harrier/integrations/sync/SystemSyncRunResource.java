package io.harrier.integrations.sync;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The runs of one external system. */
@Path("/api/v1/external-systems/{systemId}/sync-runs")
@Tag(name = "Synchronization")
class SystemSyncRunResource {

    private final SyncRuns runs;
    private final Idempotency idempotency;

    SystemSyncRunResource(SyncRuns runs, Idempotency idempotency) {
        this.runs = runs;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listSyncRunsOfSystem", summary = "Lists the runs of an external system, newest first")
    public Uni<Page<SyncRunView>> list(UUID systemId, @RestQuery OperationStatus status, @BeanParam @Valid PageRequest page) {
        return runs.ofSystem(systemId, status, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "startSyncRun", summary = "Begins to synchronize an external system; one run at a time")
    public Uni<SyncRunView> start(UUID systemId, @HeaderParam("Idempotency-Key") String key,
            @RequestBody(required = false) StartSyncRun request) {
        boolean full = StartSyncRun.full(request);
        return idempotency.once(key, "startSyncRun", List.of(systemId, full), SyncRunView.class,
                () -> runs.start(systemId, full));
    }
}
