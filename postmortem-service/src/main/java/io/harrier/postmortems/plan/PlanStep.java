package io.harrier.postmortems.plan;

import java.util.Locale;
import java.util.Set;

/** A step a person takes with a plan, and from where. Completing is not among them: that is the tasks' doing. */
public enum PlanStep {
    APPROVE(PlanStatus.DRAFT),
    START(PlanStatus.APPROVED),
    HOLD(PlanStatus.APPROVED, PlanStatus.IN_PROGRESS),
    RESUME(PlanStatus.ON_HOLD),
    CANCEL(PlanStatus.DRAFT, PlanStatus.APPROVED, PlanStatus.IN_PROGRESS, PlanStatus.ON_HOLD);

    private final Set<PlanStatus> from;

    PlanStep(PlanStatus... from) {
        this.from = Set.of(from);
    }

    public boolean isLegalFrom(PlanStatus status) {
        return from.contains(status);
    }

    /** As people and problems name it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
