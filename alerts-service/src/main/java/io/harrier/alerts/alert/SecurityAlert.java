package io.harrier.alerts.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.IllegalMove;

/**
 * An alert in the triage queue. Ingest writes what the source says, in SQL; those columns are read-only here. What people decide
 * moves through the methods, which refuse what the state does not allow.
 */
@Entity
@DynamicUpdate
@Table(name = "security_alerts")
public class SecurityAlert {

    /** How long a claim holds; every write of the owner renews it. */
    static final Duration LEASE = Duration.ofMinutes(30);

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;

    @Column(name = "source_system", updatable = false)
    public String sourceSystem;
    @Column(name = "source_id", updatable = false)
    public String sourceId;
    @Column(name = "is_current", updatable = false)
    public boolean current;
    @Column(name = "previous_alert_id", updatable = false)
    public UUID previousAlertId;
    @Enumerated(EnumType.STRING)
    @Column(name = "source_type", updatable = false)
    public SourceType sourceType;
    @Column(updatable = false)
    public String title;
    @Column(updatable = false)
    public String description;
    @Column
    public String classification;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Confidence confidence;
    @Column(name = "entity_type", updatable = false)
    public String entityType;
    @Column(name = "entity_id", updatable = false)
    public String entityId;
    @Column(name = "entity_name", updatable = false)
    public String entityName;
    @Column(name = "affected_systems", updatable = false)
    public String[] affectedSystems;
    @Column(name = "affected_assets", updatable = false)
    public String[] affectedAssets;
    @Column(name = "threshold_value", updatable = false)
    public BigDecimal thresholdValue;
    @Column(name = "current_value", updatable = false)
    public BigDecimal currentValue;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "defender_context", updatable = false)
    public Map<String, Object> defenderContext;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    public Map<String, Object> enrichment;
    @Enumerated(EnumType.STRING)
    @Column(name = "source_severity", updatable = false)
    public Severity sourceSeverity;
    @Column(name = "severity_original", updatable = false)
    public String severityOriginal;
    @Column(updatable = false)
    public String[] quality;
    @Column(name = "first_seen_at", updatable = false)
    public Instant firstSeenAt;
    @Column(name = "last_seen_at", updatable = false)
    public Instant lastSeenAt;
    @Column(name = "received_at", updatable = false)
    public Instant receivedAt;
    @Column(name = "seen_count", updatable = false)
    public long seenCount;
    @Column(name = "exact_repeats", updatable = false)
    public long exactRepeats;

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

    /** Whether nobody's lease keeps others from it: in the queue, or held by someone whose lease ran out. */
    public boolean isClaimable(Instant now) {
        return status == AlertStatus.OPEN || (status.isHeld() && !now.isBefore(leaseUntil));
    }

    /** Takes the alert for the caller. One's own is claimed again to renew the lease. */
    void claim(Caller by, Instant now) {
        requireStep("assignment");
        if (status.isHeld() && !isOwnedBy(by) && !isClaimable(now)) {
            throw new Conflict("It is " + assignedToName + "'s until " + leaseUntil + "; an incident manager can take it over");
        }
        if (!isOwnedBy(by)) {
            assignedAt = now;
        }
        if (status == AlertStatus.OPEN) {
            status = AlertStatus.ASSIGNED;
        }
        hold(by, now);
    }

    /** Takes a held alert from its owner. */
    void takeOver(Caller by, Instant now) {
        requireStep("takeover");
        assignedAt = now;
        hold(by, now);
    }

    /** Gives a held alert back to the queue. */
    void release() {
        if (!status.isHeld()) {
            throw new IllegalMove("release", status.wire, status.steps());
        }
        backToQueue();
    }

    void investigate(Caller by, Instant now) {
        requireStep("investigation");
        requireOwner(by, now);
        status = AlertStatus.INVESTIGATING;
    }

    void resolve(Outcome how, String notes, Caller by, Instant now) {
        requireStep("resolution");
        requireOwner(by, now);
        close(how, notes, by, now);
    }

    /** The end of an alert whose incident ended, or whose owner resolved it. */
    void close(Outcome how, String notes, Caller by, Instant now) {
        status = AlertStatus.RESOLVED;
        outcome = how;
        resolutionNotes = notes;
        resolvedAt = now;
        resolvedBy = by.subject();
        resolvedByName = by.name();
        leaseUntil = null;
    }

    void escalate(UUID escalation, Caller by, Instant now) {
        requireStep("escalation");
        requireOwner(by, now);
        status = AlertStatus.ESCALATED;
        escalationId = escalation;
        escalatedAt = now;
        leaseUntil = null;
    }

    /** Joins an incident that somebody put it into. */
    void join(UUID incident, String reference, Instant now) {
        incidentId = incident;
        incidentReference = reference;
        if (status != AlertStatus.RESOLVED && status != AlertStatus.ESCALATED) {
            status = AlertStatus.ESCALATED;
            escalatedAt = now;
            leaseUntil = null;
        }
    }

    /** Leaves its incident; one that ended with it stays ended. */
    void leave() {
        incidentId = null;
        incidentReference = null;
        escalationId = null;
        if (status == AlertStatus.ESCALATED) {
            escalatedAt = null;
            backToQueue();
        }
    }

    void reopen() {
        requireStep("reopening");
        outcome = null;
        resolutionNotes = null;
        resolvedAt = null;
        resolvedBy = null;
        resolvedByName = null;
        backToQueue();
        reopenedCount++;
    }

    /** The analyst's word on the severity: the source's no longer changes it. */
    void judge(Severity judged) {
        severity = judged;
        severitySet = true;
        severityRaised = false;
    }

    boolean isOwnedBy(Caller caller) {
        return caller.subject().equals(assignedTo);
    }

    private void backToQueue() {
        status = AlertStatus.OPEN;
        assignedTo = null;
        assignedToName = null;
        assignedAt = null;
        leaseUntil = null;
    }

    private void hold(Caller by, Instant now) {
        assignedTo = by.subject();
        assignedToName = by.name();
        leaseUntil = now.plus(LEASE);
    }

    private void requireStep(String step) {
        if (!status.allows(step)) {
            throw new IllegalMove(step, status.wire, status.steps());
        }
    }

    private void requireOwner(Caller by, Instant now) {
        if (!isOwnedBy(by)) {
            throw new Conflict("Only its owner, " + assignedToName + ", can do this; claim it"
                    + (isClaimable(now) ? "" : " when the lease ends at " + leaseUntil));
        }
        leaseUntil = now.plus(LEASE);
    }
}
