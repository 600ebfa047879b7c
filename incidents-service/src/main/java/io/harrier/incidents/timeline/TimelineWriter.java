package io.harrier.incidents.timeline;

import java.util.Objects;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentDetails;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentStatus;
import io.harrier.incidents.incident.Move;
import io.harrier.incidents.incident.Opening;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Writes the timeline as the incident moves: contained and remediated weigh medium, closed high, the rest is information. */
@Singleton
@Priority(IncidentListener.HISTORY)
class TimelineWriter implements IncidentListener {

    private final Timeline timeline;

    TimelineWriter(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        if (opening.escalationId() == null) {
            return timeline.write(incident.id, TimelineEventType.DETECTION, EventSeverity.INFO, "Incident opened",
                    by.name() + " opened " + incident.reference(), by);
        }
        var alerts = opening.alertIds().size() == 1 ? "an alert" : opening.alertIds().size() + " alerts";
        return timeline.write(incident.id, TimelineEventType.ESCALATION, EventSeverity.INFO, "Escalated from " + alerts,
                by.name() + " escalated " + alerts + " to " + incident.reference(), by);
    }

    @Override
    public Uni<Void> moved(Incident incident, Move move) {
        var said = move.reason() == null || move.reason().isBlank() ? "" : ": " + move.reason();
        if (!move.changesStatus()) {
            return timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO, "Acknowledged",
                    move.by().name() + " acknowledged the incident" + said, move.by());
        }
        return timeline.write(incident.id, TimelineEventType.MILESTONE, weight(move.to()),
                "Status changed to " + move.to().wire,
                "Incident status changed from " + move.from().wire + " to " + move.to().wire + said, move.by());
    }

    private static EventSeverity weight(IncidentStatus to) {
        return switch (to) {
            case CONTAINED, REMEDIATED -> EventSeverity.MEDIUM;
            case CLOSED -> EventSeverity.HIGH;
            case DETECTED, INVESTIGATING, FALSE_POSITIVE -> EventSeverity.INFO;
        };
    }

    @Override
    public Uni<Void> merged(Incident incident, Incident into, Caller by) {
        return timeline.write(into.id, TimelineEventType.MILESTONE, EventSeverity.INFO,
                incident.reference() + " merged into this incident",
                by.name() + " merged " + incident.reference() + " into " + into.reference(), by);
    }

    @Override
    public Uni<Void> described(Incident incident, IncidentDetails previous, Caller by) {
        var detected = incident.details.detectedAt();
        return detected.equals(previous.detectedAt())
                ? Uni.createFrom().voidItem()
                : timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO, "Detection time corrected",
                        by.name() + " changed it from " + previous.detectedAt() + " to " + detected, by);
    }

    @Override
    public Uni<Void> reclassified(Incident incident, Classification previous, String playbook, String reason, Caller by) {
        var next = incident.classification();
        return timeline.write(incident.id, TimelineEventType.DECISION, EventSeverity.INFO, "Reclassified",
                "From " + said(previous) + " to " + said(next) + playbooks(playbook, incident.playbook) + ": " + reason, by);
    }

    @Override
    public Uni<Void> assigned(Incident incident, Person previous, String reason, Caller by) {
        return handed(incident, "owner", incident.owner, reason, by);
    }

    @Override
    public Uni<Void> managed(Incident incident, Person previous, String reason, Caller by) {
        return handed(incident, "incident manager", incident.incidentManager, reason, by);
    }

    @Override
    public Uni<Void> givenToTeam(Incident incident, String previous, String reason, Caller by) {
        var title = incident.team == null ? "No team answers for it" : "Team " + incident.team + " answers for it";
        return timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO, title,
                by.name() + " changed the team" + (previous == null ? "" : " from " + previous)
                        + (reason == null ? "" : ": " + reason),
                by);
    }

    private Uni<Void> handed(Incident incident, String office, Person to, String reason, Caller by) {
        var title = to == null ? "Nobody is " + office : to.shown() + " is " + office;
        return timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO, title,
                by.name() + " changed the " + office + (reason == null ? "" : ": " + reason), by);
    }

    private static String playbooks(String previous, String next) {
        if (Objects.equals(previous, next)) {
            return "";
        }
        return "; worked by " + (next == null ? "no playbook" : "the playbook " + next)
                + (previous == null ? "" : " instead of " + previous);
    }

    private static String said(Classification it) {
        return it.incidentType().wire + ", severity " + it.severity().wire + ", priority " + it.priority().wire;
    }
}
