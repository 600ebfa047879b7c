package io.harrier.alerts.team;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.alerts.alert.AlertView;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** How long its owner keeps an alert beyond the shift. */
@Path("/api/v1/alerts/{id}/overtime")
@Tag(name = "Teams")
class OvertimeResource {

    @Schema(name = "Overtime")
    record Overtime(@NotNull @Schema(description = "Within the next 24 hours") Instant until) {
    }

    private final AlertTeamService alerts;

    OvertimeResource(AlertTeamService alerts) {
        this.alerts = alerts;
    }

    @PUT
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "keepAlert", summary = "Keeps one's alert beyond the end of the shift")
    public Uni<AlertView> keep(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid Overtime request) {
        return alerts.keep(id, match, request.until());
    }

    @DELETE
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "keepAlertNoLonger", summary = "Lets the end of the shift release one's alert again")
    public Uni<AlertView> keepNoLonger(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return alerts.keepNoLonger(id, match);
    }
}
