package io.harrier.postmortems.task;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.postmortems.incident.IncidentSnapshots;
import io.harrier.postmortems.people.Stamp;
import io.harrier.postmortems.plan.PlanProgress;
import io.smallrye.mutiny.Uni;

/** Remediation tasks: made, assigned, done and verified. Whatever moves a task of a plan locks the plan first and rolls up after. */
@ApplicationScoped
@TenantTransaction
class TaskService {

    private final TaskRepository tasks;
    private final TaskDependencies dependencies;
    private final TaskEvents events;
    private final PlanProgress plans;
    private final IncidentSnapshots incidents;
    private final MergePatch patches;
    private final TaskTrace trace;
    private final CurrentCaller caller;
    private final Ids ids;
    private final Clock clock;

    TaskService(TaskRepository tasks, TaskDependencies dependencies, TaskEvents events, PlanProgress plans,
            IncidentSnapshots incidents, MergePatch patches, TaskTrace trace, CurrentCaller caller, Ids ids, Clock clock) {
        this.tasks = tasks;
        this.dependencies = dependencies;
        this.events = events;
        this.plans = plans;
        this.incidents = incidents;
        this.patches = patches;
        this.trace = trace;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** One change of a task. */
    interface Move {
        void of(Task task, Stamp by);
    }

    Uni<Page<TaskView>> list(TaskFilter filter, PageRequest page) {
        return tasks.list(filter, page).chain(rows -> dependencies.of(rows.stream().map(task -> task.id).toList())
                .map(edges -> Page.of(rows, page.limit, task -> TaskView.of(task, edges.getOrDefault(task.id, List.of())),
                        last -> TaskRepository.cursor(filter.order(), last.id, last.content.dueDate()))));
    }

    Uni<TaskView> get(UUID id) {
        return tasks.require(id).chain(this::view);
    }

    /** Adds a task; one added to a completed plan reopens it. */
    Uni<TaskView> create(CreateTask request) {
        if (request.planId() == null && request.incidentId() == null) {
            throw new RuleBroken("/planId", "A task belongs to a plan or directly to an incident");
        }
        var task = home(request).map(incident -> new Task(ids.next(), request.planId(), incident, request.content(),
                request.assignment(), now()));
        return task.chain(tasks::persistAndFlush)
                .call(made -> dependencies.set(made.id, request.dependencies() == null ? List.of() : request.dependencies()))
                .call(made -> trace.record("task_created", made))
                .call(this::rollUp)
                .chain(this::view);
    }

    /** The incident of a new task: its plan's, where it has a plan. */
    private Uni<UUID> home(CreateTask request) {
        var incident = request.incidentId();
        if (request.planId() == null) {
            return incidents.require(incident).replaceWith(incident);
        }
        return plans.lockForNewTask(request.planId()).invoke(planned -> {
            if (incident != null && !incident.equals(planned)) {
                throw new RuleBroken("/incidentId", "The plan is not of this incident");
            }
        });
    }

    Uni<TaskView> change(UUID id, IfMatch match, ObjectNode patch) {
        return move(id, match, "task_updated",
                (task, by) -> task.rewrite(patches.apply(task.content, patch, TaskContent.class), by));
    }

    Uni<TaskView> move(UUID id, IfMatch match, String action, Move move) {
        return locked(id, match).chain(task -> moved(task, action, move));
    }

    /** A move that waits until everything the task waits for is done. */
    Uni<TaskView> moveInTurn(UUID id, IfMatch match, TaskStep step, String action, Move move) {
        return locked(id, match).invoke(task -> task.ensureOpen(step.wire()))
                .call(() -> dependencies.ensureDone(id))
                .chain(task -> moved(task, action, move));
    }

    Uni<TaskView> depend(UUID id, IfMatch match, List<UUID> on) {
        return locked(id, match).invoke(task -> task.ensureOpen("dependencies"))
                .call(() -> dependencies.set(id, on))
                .chain(task -> moved(task, "task_dependencies_set", (same, by) -> same.updated = by));
    }

    /** The task, locked, its plan before it: everybody locks in this order. */
    private Uni<Task> locked(UUID id, IfMatch match) {
        return tasks.planOf(id)
                .chain(plan -> plan.isPresent() ? plans.lock(plan.get()) : Uni.createFrom().voidItem())
                .chain(() -> tasks.lock(id))
                .invoke(task -> IfMatch.check(match, task.version));
    }

    private Uni<TaskView> moved(Task task, String action, Move move) {
        var before = task.status;
        move.of(task, now());
        return tasks.flush()
                .chain(() -> trace.record(action, task))
                .chain(() -> task.status == before ? Uni.createFrom().voidItem() : announced(task))
                .chain(() -> view(task));
    }

    private Uni<Void> announced(Task task) {
        var told = task.status == TaskStatus.COMPLETED ? events.completed(task) : Uni.createFrom().voidItem();
        return told.chain(() -> rollUp(task));
    }

    private Uni<Void> rollUp(Task task) {
        return task.planId == null ? Uni.createFrom().voidItem() : plans.rollUp(task.planId, now());
    }

    private Uni<TaskView> view(Task task) {
        return dependencies.of(task.id).map(found -> TaskView.of(task, found));
    }

    private Stamp now() {
        return Stamp.of(caller.get(), clock);
    }
}
