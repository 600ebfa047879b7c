package io.harrier.incidents.relation;

import jakarta.inject.Singleton;

import io.harrier.incidents.announcement.IncidentEvents;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Writes on both timelines what two incidents are to each other now, and tells the other services. */
@Singleton
class RelationNews {

    private final Timeline timeline;
    private final IncidentEvents events;

    RelationNews(Timeline timeline, IncidentEvents events) {
        this.timeline = timeline;
        this.events = events;
    }

    Uni<Void> tell(IncidentRelation relation, Incident from, Incident to, String reason, Caller by) {
        return write(relation, from, to, reason, by).chain(() -> write(relation, to, from, reason, by))
                .chain(() -> announce(relation, from, reason, by)).chain(() -> announce(relation, to, reason, by));
    }

    private Uni<Void> announce(IncidentRelation relation, Incident incident, String reason, Caller by) {
        return events.related(incident, new IncidentEvents.Relation(relation.id, relation.kind.wire, relation.fromIncident,
                relation.toIncident), relation.stands(), reason, by);
    }

    /** A restricted incident is not named where more people read than it shows itself to; nor why it is related. */
    private Uni<Void> write(IncidentRelation relation, Incident incident, Incident other, String reason, Caller by) {
        String named = other.restricted ? "a restricted incident" : other.reference();
        String title = (relation.stands() ? "Now " : "No longer ") + relation.roleOf(incident.id).said() + " " + named;
        String why = reason == null || reason.isBlank() || other.restricted ? "" : ": " + reason;
        return timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO, title,
                by.name() + (relation.stands() ? " related them" : " took the relation back") + why, by);
    }
}
