package io.harrier.postmortems.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a plan is in its life. People move it by {@link PlanStep}, its tasks by their {@link Progress}. */
public enum PlanStatus {
    DRAFT,
    APPROVED,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED,
    CANCELLED;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /**
     * The status the tasks' progress leads to. All tasks done completes a plan; the first one done sets an approved plan in progress; work that
     * is added to a completed plan reopens it. Drafts wait for their approval and cancelled plans stay so.
     */
    public PlanStatus after(Progress progress) {
        return switch (this) {
            case DRAFT, CANCELLED -> this;
            case APPROVED -> progress.isComplete() ? COMPLETED : progress.hasBegun() ? IN_PROGRESS : APPROVED;
            case IN_PROGRESS, ON_HOLD -> progress.isComplete() ? COMPLETED : this;
            case COMPLETED -> progress.isComplete() ? COMPLETED : IN_PROGRESS;
        };
    }

    /** Takes further tasks; a completed plan does, and reopens. */
    public boolean takesTasks() {
        return this != CANCELLED;
    }

    /** The steps this status allows, in the order of a life. */
    public List<PlanStep> steps() {
        return Arrays.stream(PlanStep.values()).filter(step -> step.isLegalFrom(this)).toList();
    }

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
