package io.harrier.postmortems.task;

import jakarta.inject.Singleton;

import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** What the other services hear of tasks. */
@Singleton
class TaskEvents {

    private static final EventType COMPLETED = EventType.of("postmortems", "task.completed");

    private final Outbox outbox;

    TaskEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @RegisterForReflection
    record Completed(TaskSnapshot task) {
    }

    Uni<Void> completed(Task task) {
        return outbox.announce(COMPLETED, task.id, new Completed(TaskSnapshot.of(task)));
    }
}
