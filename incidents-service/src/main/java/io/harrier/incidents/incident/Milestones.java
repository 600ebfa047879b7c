package io.harrier.incidents.incident;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** When an incident reached what it has reached; what is undone loses its time. */
@Embeddable
public record Milestones(
        @Column(name = "opened_at") Instant openedAt,
        @Column(name = "acknowledged_at") Instant acknowledgedAt,
        @Column(name = "investigating_at") Instant investigatingAt,
        @Column(name = "contained_at") Instant containedAt,
        @Column(name = "remediated_at") Instant remediatedAt,
        @Column(name = "closed_at") Instant closedAt) {

    static Milestones opened(Instant now) {
        return new Milestones(now, null, null, null, null, null);
    }

    /** Somebody has seen it, or had before. */
    Milestones acknowledged(Instant now) {
        return new Milestones(openedAt, first(acknowledgedAt, now), investigatingAt, containedAt, remediatedAt, closedAt);
    }

    Milestones reached(IncidentStatus status, Instant now) {
        return switch (status) {
            case DETECTED -> this;
            case INVESTIGATING -> new Milestones(openedAt, acknowledgedAt, first(investigatingAt, now), null, null, null);
            case CONTAINED -> new Milestones(openedAt, acknowledgedAt, investigatingAt, now, null, null);
            case REMEDIATED -> new Milestones(openedAt, acknowledgedAt, investigatingAt, containedAt, now, null);
            case CLOSED, FALSE_POSITIVE ->
                new Milestones(openedAt, acknowledgedAt, investigatingAt, containedAt, remediatedAt, now);
        };
    }

    /** What was reached before it was closed. Who closes what nobody had seen yet sees it with that. */
    Milestones beforeClosing() {
        return new Milestones(openedAt, closedAt.equals(acknowledgedAt) ? null : acknowledgedAt, investigatingAt, containedAt,
                remediatedAt, null);
    }

    /** Where an incident that has reached this, and is not closed, is in its life. */
    IncidentStatus stage() {
        if (remediatedAt != null) {
            return IncidentStatus.REMEDIATED;
        }
        if (containedAt != null) {
            return IncidentStatus.CONTAINED;
        }
        return investigatingAt == null ? IncidentStatus.DETECTED : IncidentStatus.INVESTIGATING;
    }

    private static Instant first(Instant earlier, Instant now) {
        return earlier == null ? now : earlier;
    }
}
