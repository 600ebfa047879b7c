package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;

import io.harrier.platform.access.Caller;

/** What people decide on an alert, and how far they are with it; {@link SecurityAlert} moves it. */
@MappedSuperclass
public abstract class AlertDecisions extends SourceReport {

    public String classification;
    @Enumerated(EnumType.STRING)
    public Severity severity;
    @Column(name = "severity_rank", insertable = false, updatable = false)
    public int severityRank;
    @Column(name = "severity_set")
    public boolean severitySet;
    @Column(name = "severity_raised")
    public boolean severityRaised;
    @Enumerated(EnumType.STRING)
    public AlertStatus status;
    @Column(name = "assigned_to")
    public String assignedTo;
    @Column(name = "assigned_to_name")
    public String assignedToName;
    @Column(name = "assigned_at")
    public Instant assignedAt;
    @Column(name = "lease_until")
    public Instant leaseUntil;
    @Column(name = "escalation_id")
    public UUID escalationId;
    @Column(name = "escalated_at")
    public Instant escalatedAt;
    @Column(name = "incident_id")
    public UUID incidentId;
    @Column(name = "incident_reference")
    public String incidentReference;
    @Enumerated(EnumType.STRING)
    public Outcome outcome;
    @Column(name = "resolution_notes")
    public String resolutionNotes;
    @Column(name = "resolved_at")
    public Instant resolvedAt;
    @Column(name = "resolved_by")
    public String resolvedBy;
    @Column(name = "resolved_by_name")
    public String resolvedByName;
    @Column(name = "reopened_count")
    public int reopenedCount;
    @Embedded
    public Merging merging;
    @Embedded
    public Suppression suppression;
    /** Whose queue it is in; set at ingest, or by somebody. */
    @Column(name = "team_id")
    public UUID teamId;
    /** Until then the end of a shift does not take it from its owner. */
    @Column(name = "kept_until")
    public Instant keptUntil;

    /** Whether nobody's lease keeps others from it: in the queue, or held under a lease that ran out. */
    public boolean isClaimable(Instant now) {
        return status == AlertStatus.OPEN || (status.isHeld() && !now.isBefore(leaseUntil));
    }

    /** Whether its escalation has not become an incident yet. */
    boolean awaitsItsIncident() {
        return escalationId != null && incidentId == null;
    }

    /** The worse of what its source says and what people see. */
    public Severity worst() {
        return severity.isWorseThan(sourceSeverity) ? severity : sourceSeverity;
    }

    /** What people call its owner; null where it has none. */
    String holder() {
        return assignedToName == null ? assignedTo : assignedToName;
    }

    boolean isOwnedBy(Caller caller) {
        return caller.subject().equals(assignedTo);
    }

    /** The analyst's word on the severity, from when on the source's no longer changes it; null takes it back. */
    void judge(Severity judged) {
        severity = judged == null ? sourceSeverity : judged;
        severitySet = judged != null;
        severityRaised = false;
    }

    void forgetIncident() {
        incidentId = null;
        incidentReference = null;
        escalationId = null;
        escalatedAt = null;
    }

    /** In the queue again, nobody's and in sight. */
    void backToQueue() {
        status = AlertStatus.OPEN;
        suppression.end();
        assignedTo = null;
        assignedToName = null;
        assignedAt = null;
        leaseUntil = null;
        keptUntil = null;
    }
}
