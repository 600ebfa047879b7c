package io.harrier.incidents.alertlink;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}")
@Tag(name = "Alerts of an incident")
class AlertLinkResource {

    private final AlertLinks links;

    AlertLinkResource(AlertLinks links) {
        this.links = links;
    }

    @GET
    @Path("/alerts")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIncidentAlerts", summary = "Lists the alerts of an incident, the primary first")
    public Uni<AlertLinksView> list(UUID id) {
        return links.list(id);
    }

    @POST
    @Path("/alerts")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "linkAlerts", summary = "Links alerts; the first of an incident without any becomes the primary")
    public Uni<AlertLinksView> add(UUID id, @HeaderParam("If-Match") IfMatch version, @Valid @NotNull LinkAlerts request) {
        return links.add(id, version, request);
    }

    @DELETE
    @Path("/alerts/{alert}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "unlinkAlert", summary = "Undoes a link; the primary one only when it is the last")
    public Uni<AlertLinksView> remove(UUID id, UUID alert, @HeaderParam("If-Match") IfMatch version) {
        return links.remove(id, alert, version);
    }

    @PUT
    @Path("/primary-alert")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "setPrimaryAlert", summary = "Says which linked alert stands for them")
    public Uni<AlertLinksView> makePrimary(UUID id, @HeaderParam("If-Match") IfMatch version,
            @Valid @NotNull PrimaryAlert request) {
        return links.makePrimary(id, request, IfMatch.required(version));
    }
}
