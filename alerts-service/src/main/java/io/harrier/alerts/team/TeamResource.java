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

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Teams. Their queues are lists of alerts: {@code /api/v1/alerts?team=…}. */
@Path("/api/v1/teams")
@Tag(name = "Teams")
class TeamResource {

    private final TeamService teams;
    private final TeamRoutes routes;
    private final Idempotency idempotency;
    private final CurrentCaller current;

    TeamResource(TeamService teams, TeamRoutes routes, Idempotency idempotency, CurrentCaller current) {
        this.teams = teams;
        this.routes = routes;
        this.idempotency = idempotency;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listTeams", summary = "Lists the teams, by name")
    public Uni<Page<TeamView>> list(@BeanParam @Valid PageRequest page) {
        return teams.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getTeam", summary = "Shows a team")
    public Uni<TeamView> get(UUID id) {
        return teams.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Right.CONFIGURE, Right.MANAGE})
    @Operation(operationId = "createTeam", summary = "Makes a team")
    public Uni<TeamView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid TeamRequest request) {
        return forgotten(idempotency.once(key, "createTeam", request, TeamView.class, () -> teams.create(request)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Right.CONFIGURE, Right.MANAGE})
    @Operation(operationId = "changeTeam", summary = "Replaces what is said of a team; what is left out takes the default")
    public Uni<TeamView> change(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid TeamRequest request) {
        return forgotten(teams.change(id, match, request));
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<TeamView> forgotten(Uni<TeamView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> routes.forget(tenant));
    }
}
