package io.harrier.alerts.playbook;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.CallerRoles;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.smallrye.mutiny.Uni;

/** The playbooks of an alert, and the steps done. */
@Path("/api/v1/alerts/{id}/playbooks")
@Tag(name = "Investigation playbooks")
class AlertPlaybookResource {

    @Schema(name = "PlaybookStepDone")
    record Done(@Size(max = 4000) @Schema(examples = "The sender's domain is two days old") String note) {
    }

    private final AlertPlaybookService playbooks;
    private final CallerRoles roles;

    AlertPlaybookResource(AlertPlaybookService playbooks, CallerRoles roles) {
        this.playbooks = playbooks;
        this.roles = roles;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listAlertPlaybooks", summary = "Lists the playbooks for an alert, the primary one first, with what is done: at most 50 and those begun")
    public Uni<Page<AlertPlaybookView>> list(UUID id) {
        return playbooks.list(id, roles.get());
    }

    @GET
    @Path("/{playbook}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getAlertPlaybook", summary = "Shows a playbook of an alert, with what is done")
    public Uni<AlertPlaybookView> get(UUID id, UUID playbook) {
        return playbooks.get(id, playbook, roles.get());
    }

    @PUT
    @Path("/{playbook}/steps/{step}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "completeAlertPlaybookStep", summary = "Marks a step of one's alert as done")
    public Uni<AlertPlaybookView> complete(UUID id, UUID playbook, UUID step, @HeaderParam("If-Match") IfMatch match,
            @RequestBody(required = false) @Valid Done request) {
        return playbooks.complete(id, playbook, step, match, request == null ? null : request.note(), roles.get());
    }

    @DELETE
    @Path("/{playbook}/steps/{step}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "undoAlertPlaybookStep", summary = "Marks a step of one's alert as not done")
    public Uni<AlertPlaybookView> undo(UUID id, UUID playbook, UUID step, @HeaderParam("If-Match") IfMatch match) {
        return playbooks.undo(id, playbook, step, match, roles.get());
    }
}
