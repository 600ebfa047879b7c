package io.harrier.incidents.merge;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.incidents.incident.IncidentBrief;
import io.harrier.incidents.timeline.TimelineEventView;
import io.harrier.incidents.timeline.TimelineFilter;
import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** What an incident took in when others were merged into it. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Life of an incident")
class MergedResource {

    private final MergedIncidents merged;

    MergedResource(MergedIncidents merged) {
        this.merged = merged;
    }

    @GET
    @Path("/merged-incidents")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMergedIncidents", summary = "Lists the incidents merged into this one, oldest first")
    public Uni<Page<IncidentBrief>> incidents(UUID id, @BeanParam @Valid PageRequest page) {
        return merged.incidents(id, page);
    }

    @GET
    @Path("/merged-timeline")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMergedTimeline", summary = "Lists what happened here and in all incidents merged into this one, in the order in which it happened")
    public Uni<Page<TimelineEventView>> timeline(UUID id, @BeanParam TimelineFilter filter,
            @BeanParam @Valid PageRequest page) {
        return merged.timeline(id, filter, page);
    }
}
