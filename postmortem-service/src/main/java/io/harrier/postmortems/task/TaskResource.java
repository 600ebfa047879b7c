package io.harrier.postmortems.task;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Remediation tasks, who does them, and what they wait for. */
@Path("/api/v1/remediation-tasks")
@Tag(name = "Remediation tasks")
public class TaskResource {

    private final TaskService tasks;
    private final Idempotency idempotency;

    TaskResource(TaskService tasks, Idempotency idempotency) {
        this.tasks = tasks;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listTasks", summary = "Lists remediation tasks")
    public Uni<Page<TaskView>> list(@BeanParam TaskFilter filter, @BeanParam @Valid PageRequest page) {
        return tasks.list(filter, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "createTask", summary = "Adds a task to a plan, or directly to an incident")
    public Uni<TaskView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid CreateTask task) {
        return idempotency.once(key, "createTask", task, TaskView.class, () -> tasks.create(task));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getTask", summary = "Shows a remediation task")
    public Uni<TaskView> get(UUID id) {
        return tasks.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeTask", summary = "Changes a remediation task (JSON Merge Patch)")
    public Uni<TaskView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = TaskContent.class))) ObjectNode patch) {
        return tasks.change(id, IfMatch.required(match), patch);
    }

    @PUT
    @Path("/{id}/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "assignTask", summary = "Gives a task to a person, a team, or both")
    public Uni<TaskView> assign(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid Assignment assignment) {
        return tasks.move(id, IfMatch.required(match), "task_assigned", (task, by) -> task.assign(assignment, by));
    }

    @DELETE
    @Path("/{id}/assignment")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "unassignTask", summary = "Takes a task from whoever it was given to")
    public Uni<TaskView> unassign(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return tasks.move(id, match, "task_unassigned", (task, by) -> task.assign(Assignment.NOBODY, by));
    }

    @PUT
    @Path("/{id}/dependencies")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "setTaskDependencies", summary = "Says which tasks must complete before it; never in a circle")
    public Uni<TaskView> depend(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid TaskRequests.Dependencies request) {
        return tasks.depend(id, IfMatch.required(match), request.dependencies());
    }
}
