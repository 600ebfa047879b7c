package io.harrier.incidents.observable;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.work.Turns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** What was observed in an incident that others may have too. */
@Path("/api/v1/incidents/{id}/observables")
@Tag(name = "Observables of an incident")
class ObservableResource {

    private static final List<String> COLUMNS = List.of("type", "value", "seenIn", "ofAlerts", "addedBy.subject",
            "addedBy.name", "addedAt");

    private final IncidentObservables observables;
    private final Exports exports;
    private final Turns turns;
    private final CurrentCaller current;

    ObservableResource(IncidentObservables observables, Exports exports, Turns turns, CurrentCaller current) {
        this.observables = observables;
        this.exports = exports;
        this.turns = turns;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidentObservables", summary = "Lists what was observed, of its alerts and by people")
    public Uni<Page<IncidentObservableView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return turns.take(current.get(), () -> observables.list(id, page));
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "addIncidentObservables", summary = "Adds what somebody observed; answers with the first page of all")
    public Uni<Page<IncidentObservableView>> add(UUID id, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull AddObservables request) {
        return observables.add(id, match, request);
    }

    @POST
    @Path("/removal")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "removeIncidentObservable", summary = "Takes back what somebody added; what alerts brought goes with them")
    public Uni<Page<IncidentObservableView>> remove(UUID id, @HeaderParam("If-Match") IfMatch match,
            @Valid @NotNull Observable request) {
        return observables.remove(id, match, request);
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportIncidentObservables", summary = "Streams what was observed in an incident as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = IncidentObservableView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(UUID id, @BeanParam ExportRequest request) {
        return exports.list("observables", COLUMNS, request, page -> observables.some(id, page));
    }
}
