package io.harrier.postmortems.task;

import java.util.Locale;
import java.util.Set;

/**
 * A step in a task's life and from where it is legal. Completing a task that must be verified leaves it in progress until somebody else has
 * verified it, so that completed always means verified where that is asked.
 */
public enum TaskStep {
    START(TaskStatus.NOT_STARTED, TaskStatus.BLOCKED, TaskStatus.DEFERRED),
    BLOCK(TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS),
    COMPLETE(TaskStatus.IN_PROGRESS),
    VERIFY(TaskStatus.IN_PROGRESS),
    REJECT(TaskStatus.IN_PROGRESS),
    DEFER(TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED),
    CANCEL(TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED, TaskStatus.DEFERRED);

    private final Set<TaskStatus> from;

    TaskStep(TaskStatus... from) {
        this.from = Set.of(from);
    }

    public boolean isLegalFrom(TaskStatus status) {
        return from.contains(status);
    }

    /** As people and problems name it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
