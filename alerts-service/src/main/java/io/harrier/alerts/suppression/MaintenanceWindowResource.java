package io.harrier.alerts.suppression;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Maintenance windows: alerts about what is worked on are hidden meanwhile. */
@Path("/api/v1/maintenance-windows")
@Tag(name = "Suppression")
class MaintenanceWindowResource {

    private final MaintenanceWindowService windows;
    private final SuppressionRules rules;
    private final Idempotency idempotency;
    private final CurrentCaller current;

    MaintenanceWindowResource(MaintenanceWindowService windows, SuppressionRules rules, Idempotency idempotency,
            CurrentCaller current) {
        this.windows = windows;
        this.rules = rules;
        this.idempotency = idempotency;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMaintenanceWindows", summary = "Lists maintenance windows, past ones too, the latest made first")
    public Uni<Page<MaintenanceWindowView>> list(@BeanParam @Valid PageRequest page) {
        return windows.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getMaintenanceWindow", summary = "Shows a maintenance window, and when it holds")
    public Uni<MaintenanceWindowView> get(UUID id) {
        return windows.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "createMaintenanceWindow", summary = "Hides new alerts about what is worked on, once or each week")
    public Uni<MaintenanceWindowView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid MaintenanceWindowRequest request) {
        return forgotten(idempotency.once(key, "createMaintenanceWindow", request, MaintenanceWindowView.class,
                () -> windows.create(request)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "changeMaintenanceWindow", summary = "Replaces a maintenance window; what it no longer hides is shown")
    public Uni<MaintenanceWindowView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid MaintenanceWindowRequest request) {
        return forgotten(windows.change(id, match, request));
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "endMaintenanceWindow", summary = "Ends a maintenance window for good; what only it hid is shown")
    public Uni<MaintenanceWindowView> end(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return forgotten(windows.end(id, match));
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<MaintenanceWindowView> forgotten(Uni<MaintenanceWindowView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> rules.forget(tenant));
    }
}
