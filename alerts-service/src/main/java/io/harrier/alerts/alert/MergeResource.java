package io.harrier.alerts.alert;

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

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Alerts that are one, though their sources don't tell. */
@Path("/api/v1/alerts/{id}")
@Tag(name = "Alerts")
class MergeResource {

    private final MergeService merges;

    MergeResource(MergeService merges) {
        this.merges = merges;
    }

    @POST
    @Path("/merge")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "mergeAlert", summary = "Ends an alert as a duplicate of another, which stands for both")
    public Uni<AlertView> merge(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid AlertRequests.Merge request) {
        return merges.merge(id, match, request);
    }

    @DELETE
    @Path("/merge")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "unmergeAlert", summary = "Puts a merged alert back in the queue, with those merged into it before")
    public Uni<AlertView> unmerge(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return merges.unmerge(id, match);
    }

    @GET
    @Path("/merged-alerts")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMergedAlerts", summary = "Lists the alerts merged into this one, oldest first")
    public Uni<Page<AlertView>> merged(UUID id, @BeanParam @Valid PageRequest page) {
        return merges.merged(id, page);
    }
}
