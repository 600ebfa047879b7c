package io.harrier.postmortems.plan;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.audit.Audit;
import io.harrier.postmortems.people.Stamp;
import io.smallrye.mutiny.Uni;

/**
 * Where tasks meet their plan. Whoever moves a task locks the plan first and rolls up after, in one transaction: two tasks completed
 * at once are counted one after the other, and the second sees the first.
 */
@Singleton
public class PlanProgress {

    private final PlanRepository plans;
    private final PlanEvents events;
    private final Audit audit;

    PlanProgress(PlanRepository plans, PlanEvents events, Audit audit) {
        this.plans = plans;
        this.events = events;
        this.audit = audit;
    }

    /** Locks the plan of a task that moves. */
    public Uni<Void> lock(UUID plan) {
        return plans.lock(plan).replaceWithVoid();
    }

    /**
     * Locks the plan that a new task joins; answers the plan's incident, null where it has none.
     *
     * @throws io.harrier.platform.problem.IllegalMove when the plan is cancelled
     */
    public Uni<UUID> lockForNewTask(UUID plan) {
        return plans.lock(plan).invoke(Plan::ensureTakesTasks).map(found -> found.content.incidentId());
    }

    /** Counts the tasks of a locked plan and moves it as their progress says. */
    public Uni<Void> rollUp(UUID plan, Stamp by) {
        return plans.require(plan).chain(found -> rollUp(found, by)).replaceWithVoid();
    }

    Uni<Plan> rollUp(Plan plan, Stamp by) {
        var before = plan.status;
        return plans.progress(plan.id).invoke(progress -> plan.progress(progress, by))
                .call(plans::flush)
                .call(() -> plan.status == before ? Uni.createFrom().voidItem() : moved(plan, before))
                .replaceWith(plan);
    }

    private Uni<Void> moved(Plan plan, PlanStatus before) {
        var detail = Map.of("from", before, "to", plan.status, "completionPercentage", plan.completionPercentage);
        return audit.record("plan_progressed", "plan", plan.id, detail)
                .chain(() -> plan.status == PlanStatus.COMPLETED ? events.completed(plan) : Uni.createFrom().voidItem());
    }
}
