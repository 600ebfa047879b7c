package io.harrier.alerts.playbook;

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

import io.harrier.platform.access.CallerRoles;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** How alerts are investigated: playbooks, version by version. */
@Path("/api/v1/investigation-playbooks")
@Tag(name = "Investigation playbooks")
class PlaybookResource {

    private final PlaybookService playbooks;
    private final Idempotency idempotency;
    private final CallerRoles roles;

    PlaybookResource(PlaybookService playbooks, Idempotency idempotency, CallerRoles roles) {
        this.playbooks = playbooks;
        this.idempotency = idempotency;
        this.roles = roles;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listInvestigationPlaybooks", summary = "Lists the playbooks for the caller's roles, by name and version")
    public Uni<Page<PlaybookView>> list(@BeanParam @Valid PlaybookFilter filter, @BeanParam @Valid PageRequest page) {
        return playbooks.list(filter, page, roles.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getInvestigationPlaybook", summary = "Shows a version of a playbook")
    public Uni<PlaybookView> get(UUID id) {
        return playbooks.get(id, roles.get());
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "createInvestigationPlaybook", summary = "Drafts a playbook")
    public Uni<PlaybookView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid PlaybookRequest request) {
        return idempotency.once(key, "createInvestigationPlaybook", request, PlaybookView.class,
                () -> playbooks.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeInvestigationPlaybook", summary = "Replaces what a draft says")
    public Uni<PlaybookView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid PlaybookRequest request) {
        return playbooks.change(id, match, request, roles.get());
    }

    @POST
    @Path("/{id}/versions")
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "createInvestigationPlaybookVersion", summary = "Drafts the next version of a playbook from this one")
    public Uni<PlaybookView> createVersion(UUID id, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "createInvestigationPlaybookVersion " + id, "", PlaybookView.class,
                () -> playbooks.createVersion(id, roles.get()));
    }

    @PUT
    @Path("/{id}/classifications")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "classifyInvestigationPlaybook", summary = "Says anew of which alerts it is the playbook, of a draft or an active one")
    public Uni<PlaybookView> classify(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid PlaybookRequest.Links request) {
        return playbooks.classify(id, match, request.classifications(), roles.get());
    }

    @POST
    @Path("/{id}/activation")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "activateInvestigationPlaybook", summary = "Approves a draft: the version before steps down")
    public Uni<PlaybookView> activate(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return playbooks.activate(id, match, roles.get());
    }

    @POST
    @Path("/{id}/deprecation")
    @RolesAllowed(Right.MANAGE)
    @Operation(operationId = "deprecateInvestigationPlaybook", summary = "Takes a version out of use, or gives a draft up")
    public Uni<PlaybookView> deprecate(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return playbooks.deprecate(id, match, roles.get());
    }
}
