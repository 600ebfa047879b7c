package io.harrier.incidents.incident;

import static io.harrier.incidents.incident.IncidentStatus.CLOSED;
import static io.harrier.incidents.incident.IncidentStatus.CONTAINED;
import static io.harrier.incidents.incident.IncidentStatus.DETECTED;
import static io.harrier.incidents.incident.IncidentStatus.INVESTIGATING;
import static io.harrier.incidents.incident.IncidentStatus.REMEDIATED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A step in an incident's life: the statuses it may be taken from and the one it leads to. Named as its sub-resource is. */
public enum IncidentStep {
    /** Somebody has seen it; the status stays. */
    ACKNOWLEDGEMENT(null, EnumSet.of(DETECTED)),
    /** Also the way back from contained and remediated, then with a reason. */
    INVESTIGATION(INVESTIGATING, EnumSet.of(DETECTED, CONTAINED, REMEDIATED)),
    CONTAINMENT(CONTAINED, EnumSet.of(DETECTED, INVESTIGATING)),
    REMEDIATION(REMEDIATED, EnumSet.of(CONTAINED)),
    CLOSURE(CLOSED, EnumSet.of(REMEDIATED)),
    REOPENING(INVESTIGATING, EnumSet.of(CLOSED)),
    FALSE_POSITIVE(IncidentStatus.FALSE_POSITIVE, EnumSet.of(DETECTED, INVESTIGATING, CONTAINED, REMEDIATED)),
    /** Into another incident, which takes its alerts. */
    MERGE(CLOSED, EnumSet.of(DETECTED, INVESTIGATING, CONTAINED, REMEDIATED));

    private final IncidentStatus to;
    private final Set<IncidentStatus> from;

    IncidentStep(IncidentStatus to, Set<IncidentStatus> from) {
        this.to = to;
        this.from = from;
    }

    public boolean isLegalFrom(IncidentStatus status) {
        return from.contains(status);
    }

    /** The status after the step taken from the given one. */
    public IncidentStatus leadsTo(IncidentStatus status) {
        return to == null ? status : to;
    }

    /** Going back to work that was thought done needs a reason. */
    public boolean needsReasonFrom(IncidentStatus status) {
        return to == INVESTIGATING && status != DETECTED;
    }

    /** As in the path: {@code false-positive}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
