package io.harrier.postmortems.plan;

import jakarta.inject.Singleton;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.harrier.postmortems.people.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** What the other services hear of plans. */
@Singleton
class PlanEvents {

    private static final EventType APPROVED = EventType.of("postmortems", "plan.approved");
    private static final EventType COMPLETED = EventType.of("postmortems", "plan.completed");

    private final Outbox outbox;
    private final CurrentCaller caller;

    PlanEvents(Outbox outbox, CurrentCaller caller) {
        this.outbox = outbox;
        this.caller = caller;
    }

    @RegisterForReflection
    record Approved(PlanSnapshot plan, Actor actor) {
    }

    @RegisterForReflection
    record Completed(PlanSnapshot plan) {
    }

    Uni<Void> approved(Plan plan) {
        return outbox.announce(APPROVED, plan.id, new Approved(PlanSnapshot.of(plan), Actor.of(caller.get())));
    }

    Uni<Void> completed(Plan plan) {
        return outbox.announce(COMPLETED, plan.id, new Completed(PlanSnapshot.of(plan)));
    }
}
