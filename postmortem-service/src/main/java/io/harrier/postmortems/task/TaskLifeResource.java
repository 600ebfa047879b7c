package io.harrier.postmortems.task;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** The steps of a remediation task's life. */
@Path("/api/v1/remediation-tasks/{id}")
@Tag(name = "Remediation tasks")
public class TaskLifeResource {

    private final TaskService tasks;

    TaskLifeResource(TaskService tasks) {
        this.tasks = tasks;
    }

    @POST
    @Path("/beginning")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "startTask", summary = "Starts a task, or goes on with one blocked or deferred")
    public Uni<TaskView> start(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return tasks.moveInTurn(id, match, TaskStep.START, "task_started", Task::start);
    }

    @POST
    @Path("/blockage")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "blockTask", summary = "Says what keeps a task from being done")
    public Uni<TaskView> block(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid TaskRequests.Block request) {
        return tasks.move(id, match, "task_blocked", (task, by) -> task.block(request.reason(), request.obstacles(), by));
    }

    @POST
    @Path("/completion")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "completeTask", summary = "Reports a task done, with evidence; it is completed once verified, where asked")
    public Uni<TaskView> complete(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid TaskRequests.Completion request) {
        return tasks.moveInTurn(id, match, TaskStep.COMPLETE, "task_done",
                (task, by) -> task.complete(request.proof(), request.actualHours(), by));
    }

    @POST
    @Path("/verification")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "verifyTask", summary = "Verifies a task reported done; not by who did it or was to do it")
    public Uni<TaskView> verify(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid TaskRequests.VerificationReport request) {
        return tasks.move(id, match, "task_verified", (task, by) -> task.verify(request.results(), by));
    }

    @POST
    @Path("/rejection")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "rejectTask", summary = "Says that a task reported done is not, with the reason")
    public Uni<TaskView> reject(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid TaskRequests.Because request) {
        return tasks.move(id, match, "task_rejected", (task, by) -> task.reject(request.reason(), by));
    }

    @POST
    @Path("/deferral")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "deferTask", summary = "Puts a task off, with the reason")
    public Uni<TaskView> defer(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid TaskRequests.Deferral request) {
        return tasks.move(id, match, "task_deferred", (task, by) -> task.defer(request.reason(), request.until(), by));
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "cancelTask", summary = "Cancels a task, with the reason; it no longer counts for its plan")
    public Uni<TaskView> cancel(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid TaskRequests.Because request) {
        return tasks.move(id, match, "task_cancelled", (task, by) -> task.cancel(request.reason(), by));
    }
}
