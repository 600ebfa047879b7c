package io.harrier.alerts.team;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.alerts.alert.AlertView;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** The team of an alert. */
@Path("/api/v1/alerts/{id}/team")
@Tag(name = "Teams")
class AlertTeamResource {

    private final AlertTeamService alerts;

    AlertTeamResource(AlertTeamService alerts) {
        this.alerts = alerts;
    }

    @PUT
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "giveAlertToTeam", summary = "Puts an alert into a team's queue; who holds it goes on")
    public Uni<AlertView> give(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid TeamRequest.OfAlert request) {
        return alerts.give(id, match, request.teamId(), request.reason());
    }

    @DELETE
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "takeAlertFromTeam", summary = "Takes an alert out of its team's queue")
    public Uni<AlertView> take(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return alerts.take(id, match);
    }
}
