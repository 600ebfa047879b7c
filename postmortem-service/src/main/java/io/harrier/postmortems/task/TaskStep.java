package io.harrier.postmortems.task;

import java.util.Set;

/**
 * A step in a task's life and from where it is legal. Completing a task that must be verified leaves it in progress until somebody else has
 * verified it, so that completed always means verified where that is asked.
 */
public enum TaskStep {
    START("beginning", TaskStatus.NOT_STARTED, TaskStatus.BLOCKED, TaskStatus.DEFERRED),
    BLOCK("blockage", TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS),
    COMPLETE("completion", TaskStatus.IN_PROGRESS),
    VERIFY("verification", TaskStatus.IN_PROGRESS),
    REJECT("rejection", TaskStatus.IN_PROGRESS),
    DEFER("deferral", TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED),
    CANCEL("cancellation", TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED, TaskStatus.DEFERRED);

    private final String wire;
    private final Set<TaskStatus> from;

    TaskStep(String wire, TaskStatus... from) {
        this.wire = wire;
        this.from = Set.of(from);
    }

    public boolean isLegalFrom(TaskStatus status) {
        return from.contains(status);
    }

    /** What is reported done waits for a verifier: it can be verified, rejected or cancelled; what is not can't be verified. */
    boolean isLegalWhile(boolean awaitingVerification) {
        return switch (this) {
            case VERIFY, REJECT -> awaitingVerification;
            case START, BLOCK, COMPLETE, DEFER -> !awaitingVerification;
            case CANCEL -> true;
        };
    }

    /** The sub-resource that takes it. */
    public String wire() {
        return wire;
    }
}
