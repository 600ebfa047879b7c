package io.harrier.alerts.team;

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
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** When people of a team are there. At the end of a shift what they hold and nobody of them goes on with is open again. */
@Path("/api/v1/shifts")
@Tag(name = "Teams")
class ShiftResource {

    private final ShiftService shifts;
    private final Idempotency idempotency;

    ShiftResource(ShiftService shifts, Idempotency idempotency) {
        this.shifts = shifts;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listShifts", summary = "Lists the shifts, the oldest first")
    public Uni<Page<ShiftView>> list(@RestQuery UUID teamId, @BeanParam @Valid PageRequest page) {
        return shifts.list(teamId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getShift", summary = "Shows a shift, whether it runs and when it ends next")
    public Uni<ShiftView> get(UUID id) {
        return shifts.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Right.CONFIGURE, Right.MANAGE})
    @Operation(operationId = "createShift", summary = "Makes a shift of a team")
    public Uni<ShiftView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid ShiftRequest request) {
        return idempotency.once(key, "createShift", request, ShiftView.class, () -> shifts.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Right.CONFIGURE, Right.MANAGE})
    @Operation(operationId = "changeShift", summary = "Replaces what is said of a shift; what is left out takes the default")
    public Uni<ShiftView> change(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid ShiftRequest request) {
        return shifts.change(id, match, request);
    }
}
