package io.harrier.incidents.observable;

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

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** What was observed in an incident that others may have too. */
@Path("/api/v1/incidents/{id}/observables")
@Tag(name = "Observables of an incident")
class ObservableResource {

    private final IncidentObservables observables;

    ObservableResource(IncidentObservables observables) {
        this.observables = observables;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidentObservables", summary = "Lists what was observed, of its alerts and by people")
    public Uni<Page<IncidentObservableView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return observables.list(id, page);
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
}
