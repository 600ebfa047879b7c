package io.harrier.incidents.timeline;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** An incident's timeline; {@code /events} is its name in older clients. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Timeline")
class TimelineResource {

    private final Timeline timeline;
    private final Idempotency idempotency;

    TimelineResource(Timeline timeline, Idempotency idempotency) {
        this.timeline = timeline;
        this.idempotency = idempotency;
    }

    @GET
    @Path("/timeline")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listTimeline", summary = "Lists what happened, in the order in which it happened")
    public Uni<Page<TimelineEventView>> list(UUID id, @BeanParam @Valid TimelineFilter filter,
            @BeanParam @Valid PageRequest page) {
        return timeline.list(id, filter, page);
    }

    @POST
    @Path("/timeline")
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "addTimelineEvent", summary = "Adds an entry; a correction is an entry that names the one it corrects")
    public Uni<TimelineEventView> add(UUID id, @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull AddTimelineEvent request) {
        return idempotency.once(key, "addTimelineEvent " + id, request, TimelineEventView.class,
                () -> timeline.add(id, request));
    }

    @GET
    @Path("/timeline/{event}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getTimelineEvent", summary = "Shows one entry")
    public Uni<TimelineEventView> get(UUID id, UUID event) {
        return timeline.get(id, event);
    }

    @GET
    @Path("/timeline/analysis")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "analyseTimeline", summary = "Shows the phases of a timeline, and what in it is told out of order")
    public Uni<TimelineAnalysis> analysis(UUID id) {
        return timeline.analysis(id);
    }

    @POST
    @Path("/timeline/{event}/verification")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "verifyTimelineEvent", summary = "Says, as a second person, that it was so")
    public Uni<TimelineEventView> verify(UUID id, UUID event) {
        return timeline.verify(id, event);
    }

    @GET
    @Path("/events")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidentEvents", summary = "Lists the timeline under its older name")
    public Uni<Page<TimelineEventView>> listEvents(UUID id, @BeanParam @Valid TimelineFilter filter,
            @BeanParam @Valid PageRequest page) {
        return timeline.list(id, filter, page);
    }

    @POST
    @Path("/events")
    @RolesAllowed(Right.CONTRIBUTE)
    @ResponseStatus(201)
    @Operation(operationId = "addIncidentEvent", summary = "Adds an entry under the timeline's older name: event_type and content suffice")
    public Uni<TimelineEventView> addEvent(UUID id, @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull AddTimelineEvent request) {
        return add(id, key, request);
    }
}
