package io.harrier.postmortems.plan;

import java.util.UUID;

import io.harrier.postmortems.people.Stamp;
import io.smallrye.mutiny.Uni;

/** The tasks of a plan, as far as the plan moves them. */
public interface PlanTasks {

    /** Cancels those that are open, each with its own trace. Whoever calls has locked the plan. */
    Uni<Void> cancelOpen(UUID plan, String reason, Stamp by);
}
