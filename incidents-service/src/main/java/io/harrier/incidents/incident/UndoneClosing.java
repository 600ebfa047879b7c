package io.harrier.incidents.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A closing that was no end: what the incident had reached by then, and why it was taken back. */
@Entity
@Table(name = "incident_reopenings")
public class UndoneClosing {

    @Id
    UUID id;
    @Column(name = "incident_id")
    UUID incidentId;
    @Column(name = "contained_at")
    Instant containedAt;
    @Column(name = "remediated_at")
    Instant remediatedAt;
    @Column(name = "closed_at")
    Instant closedAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "closure_reason")
    ClosureReason closureReason;
    @Column(name = "resolution_summary")
    String resolutionSummary;
    @Column(name = "reopened_at")
    Instant reopenedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "reopened_by"))
    @AttributeOverride(name = "name", column = @Column(name = "reopened_by_name"))
    Person reopenedBy;
    String reason;

    protected UndoneClosing() {
    }

    static UndoneClosing of(UUID id, UUID incident, IncidentLife.Closing closing, Move reopening) {
        var undone = new UndoneClosing();
        undone.id = id;
        undone.incidentId = incident;
        undone.containedAt = closing.reached().containedAt();
        undone.remediatedAt = closing.reached().remediatedAt();
        undone.closedAt = closing.reached().closedAt();
        undone.closureReason = closing.ending().closureReason();
        undone.resolutionSummary = closing.ending().resolutionSummary();
        undone.reopenedAt = reopening.at();
        undone.reopenedBy = Person.of(reopening.by());
        undone.reason = reopening.reason();
        return undone;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public Instant reopenedAt() {
        return reopenedAt;
    }

    /** How long the incident stood closed. */
    public Duration stoodClosed() {
        return Duration.between(closedAt, reopenedAt);
    }
}
