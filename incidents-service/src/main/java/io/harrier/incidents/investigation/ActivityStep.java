package io.harrier.incidents.investigation;

import static io.harrier.incidents.investigation.ActivityStatus.BLOCKED;
import static io.harrier.incidents.investigation.ActivityStatus.CANCELLED;
import static io.harrier.incidents.investigation.ActivityStatus.COMPLETED;
import static io.harrier.incidents.investigation.ActivityStatus.IN_PROGRESS;
import static io.harrier.incidents.investigation.ActivityStatus.PLANNED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A step in an activity's life: the statuses it may be taken from and the one it leads to. Named as its sub-resource is. */
enum ActivityStep {
    BEGINNING(IN_PROGRESS, EnumSet.of(PLANNED, BLOCKED)),
    BLOCKAGE(BLOCKED, EnumSet.of(PLANNED, IN_PROGRESS)),
    COMPLETION(COMPLETED, EnumSet.of(IN_PROGRESS)),
    CANCELLATION(CANCELLED, EnumSet.of(PLANNED, IN_PROGRESS, BLOCKED)),
    /** There is more to find out after all. */
    REOPENING(PLANNED, EnumSet.of(COMPLETED, CANCELLED));

    final ActivityStatus to;
    private final Set<ActivityStatus> from;

    ActivityStep(ActivityStatus to, Set<ActivityStatus> from) {
        this.to = to;
        this.from = from;
    }

    boolean isLegalFrom(ActivityStatus status) {
        return from.contains(status);
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
