package io.harrier.incidents.investigation;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.harrier.incidents.announcement.ActivitySnapshot;
import io.harrier.incidents.announcement.IncidentEvents;
import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.Caller;
import io.harrier.platform.audit.Audit;
import io.smallrye.mutiny.Uni;

/** Writes down what becomes of activities: on the audit log, on the incident's timeline, for other services. */
@Singleton
class ActivityNews {

    private final Timeline timeline;
    private final IncidentEvents events;
    private final Audit audit;

    ActivityNews(Timeline timeline, IncidentEvents events, Audit audit) {
        this.timeline = timeline;
        this.events = events;
        this.audit = audit;
    }

    /** @param change what was done, as a noun */
    Uni<Void> of(Incident incident, Activity activity, String change, String said, Caller by) {
        return quietly(incident, activity, change, by)
                .chain(() -> timeline.write(incident.id, TimelineEventType.RESPONSE_ACTION,
                        EventSeverity.INFO, said + ": " + activity.content.name(), by.name() + ": " + detail(activity), by));
    }

    /** Without an entry on the timeline: what is told there in one for several, or of little weight. */
    Uni<Void> quietly(Incident incident, Activity activity, String change, Caller by) {
        return audit.record("investigation_activity_changed", "investigation_activity", activity.id,
                Discretion.of(incident, audited(activity, change)))
                .chain(() -> events.investigationChanged(incident, snapshot(activity), change, by));
    }

    private static String detail(Activity it) {
        return switch (it.status) {
            case PLANNED, BLOCKED, CANCELLED -> it.statusReason != null
                    ? it.statusReason
                    : it.content.description() != null ? it.content.description() : it.content.name();
            case IN_PROGRESS -> it.assignedTo.shown() + " works on it";
            case COMPLETED -> it.content.findings()
                    + (it.content.nextSteps() == null ? "" : "\nNext steps: " + it.content.nextSteps());
        };
    }

    private static Map<String, Object> audited(Activity it, String change) {
        var detail = new HashMap<String, Object>(
                Map.of("incidentId", it.incidentId, "change", change, "status", it.status, "name", it.content.name()));
        if (it.statusReason != null) {
            detail.put("reason", it.statusReason);
        }
        if (it.assignedTo != null) {
            detail.put("assignedTo", it.assignedTo.subject());
        }
        return detail;
    }

    private static ActivitySnapshot snapshot(Activity it) {
        return new ActivitySnapshot(it.id, it.version, it.content.activityType().wire, it.content.name(), it.status.wire,
                it.statusReason, it.assignedTo, it.content.dueAt(), it.startTime, it.endTime, it.content.findings(),
                it.content.nextSteps());
    }
}
