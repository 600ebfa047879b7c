package io.harrier.alerts.alert;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** What an alert holds that others may hold too. */
@Path("/api/v1/alerts/{id}/observables")
@Tag(name = "Alerts")
class ObservableResource {

    private final ObservableService observables;

    ObservableResource(ObservableService observables) {
        this.observables = observables;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listAlertObservables", summary = "Lists the observables of an alert, and what is held of them")
    public Uni<Page<AlertObservables.View>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return observables.list(id, page);
    }
}
