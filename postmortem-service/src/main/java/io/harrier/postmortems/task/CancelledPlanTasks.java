package io.harrier.postmortems.task;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.postmortems.people.Stamp;
import io.harrier.postmortems.plan.PlanTasks;
import io.smallrye.mutiny.Uni;

/** Cancels the open tasks of a cancelled plan, as a person would: one after the other. */
@Singleton
class CancelledPlanTasks implements PlanTasks {

    private final TaskRepository tasks;
    private final TaskTrace trace;

    CancelledPlanTasks(TaskRepository tasks, TaskTrace trace) {
        this.tasks = tasks;
        this.trace = trace;
    }

    @Override
    public Uni<Void> cancelOpen(UUID plan, String reason, Stamp by) {
        return tasks.lockOpen(plan).invoke(open -> open.forEach(task -> task.cancel(reason, by))).call(tasks::flush)
                .chain(this::record);
    }

    private Uni<Void> record(List<Task> cancelled) {
        var recorded = Uni.createFrom().voidItem();
        for (var task : cancelled) {
            recorded = recorded.chain(() -> trace.record("task_cancelled", task));
        }
        return recorded;
    }
}
