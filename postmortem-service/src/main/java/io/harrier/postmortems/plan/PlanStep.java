package io.harrier.postmortems.plan;

import java.util.Set;

/** A step a person takes with a plan, and from where. Completing is not among them: that is the tasks' doing. */
public enum PlanStep {
    APPROVE("approval", PlanStatus.DRAFT),
    START("beginning", PlanStatus.APPROVED),
    HOLD("hold", PlanStatus.APPROVED, PlanStatus.IN_PROGRESS),
    RESUME("resumption", PlanStatus.ON_HOLD),
    CANCEL("cancellation", PlanStatus.DRAFT, PlanStatus.APPROVED, PlanStatus.IN_PROGRESS, PlanStatus.ON_HOLD);

    private final String wire;
    private final Set<PlanStatus> from;

    PlanStep(String wire, PlanStatus... from) {
        this.wire = wire;
        this.from = Set.of(from);
    }

    public boolean isLegalFrom(PlanStatus status) {
        return from.contains(status);
    }

    /** The sub-resource that takes it. */
    public String wire() {
        return wire;
    }
}
