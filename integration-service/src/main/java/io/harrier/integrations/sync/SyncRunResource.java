package io.harrier.integrations.sync;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Runs of synchronizations. */
@Path("/api/v1/sync-runs")
@Tag(name = "Synchronization")
class SyncRunResource {

    private final SyncRuns runs;

    SyncRunResource(SyncRuns runs) {
        this.runs = runs;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listSyncRuns", summary = "Lists runs of all external systems, newest first")
    public Uni<Page<SyncRunView>> list(@RestQuery UUID systemId, @RestQuery OperationStatus status,
            @BeanParam @Valid PageRequest page) {
        return runs.list(systemId, status, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getSyncRun", summary = "Shows a run, its progress and its imports")
    public Uni<SyncRunView> get(UUID id) {
        return runs.get(id);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "cancelSyncRun", summary = "Stops a run; what it stored stays, and the next run begins where the last whole one ended")
    public Uni<SyncRunView> cancel(UUID id) {
        return runs.cancel(id);
    }
}
