package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.RuleBroken;

/**
 * What a tenant promises for a severity: for a time and perhaps for one type of incident, or standing, which has neither and holds where
 * nothing else does.
 */
@Entity
@Table(name = "sla_policies")
public class SlaPolicy {

    static final int USUAL_WARNING = 75;

    /** What is for a type comes before what is for all, what is for a time before what stands. */
    static final Comparator<SlaPolicy> MOST_SPECIFIC = Comparator
            .<SlaPolicy>comparingInt(it -> it.incidentType == null ? 1 : 0).thenComparingInt(it -> it.isStanding() ? 1 : 0);

    /** Null for a default, which is no row. */
    @Id
    public UUID id;
    @Enumerated(EnumType.STRING)
    public Severity severity;
    /** Null where it is for all. */
    @Enumerated(EnumType.STRING)
    @Column(name = "incident_type")
    public IncidentType incidentType;
    /** Null where it stands. */
    @Column(name = "valid_from")
    public Instant validFrom;
    /** Excluded; null where it has no end. */
    @Column(name = "valid_until")
    public Instant validUntil;
    @Embedded
    public SlaTargets targets;
    @Column(name = "warning_percent")
    public int warningPercent;
    @Column(name = "calendar_id")
    public UUID calendarId;
    @Enumerated(EnumType.STRING)
    @Column(name = "starts_at")
    public ClockStart startsAt;
    @Version
    public int version;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;

    protected SlaPolicy() {
    }

    /** What holds until the tenant says otherwise: around the clock, from the opening. It is no row. */
    static SlaPolicy defaultFor(Severity severity) {
        var policy = new SlaPolicy();
        policy.severity = severity;
        policy.targets = SlaTargets.defaultFor(severity);
        policy.warningPercent = USUAL_WARNING;
        policy.startsAt = ClockStart.OPENED;
        return policy;
    }

    /** One for a time, still without its terms. */
    static SlaPolicy dated(UUID id, Severity severity, IncidentType type, Instant from) {
        var policy = defaultFor(severity);
        policy.id = id;
        policy.incidentType = type;
        policy.validFrom = from;
        return policy;
    }

    void replace(PutSlaPolicy request, Caller by, Instant now) {
        valid(request.validFrom(), request.validUntil());
        targets = request.targets();
        warningPercent = request.warningPercent() == null ? USUAL_WARNING : request.warningPercent();
        calendarId = request.calendarId();
        startsAt = request.startsAt() == null ? ClockStart.OPENED : request.startsAt();
        updatedAt = now;
        updatedBy = by.subject();
    }

    private void valid(Instant from, Instant until) {
        if (isStanding() && (from != null || until != null)) {
            throw new RuleBroken(from == null ? "/validUntil" : "/validFrom",
                    "The standing policy of a severity holds whenever no other does: add a policy for a time");
        }
        if (!isStanding() && from == null) {
            throw new RuleBroken("/validFrom", "A policy for a time says when that begins");
        }
        if (until != null && !until.isAfter(from)) {
            throw new RuleBroken("/validUntil", "It ends after it begins");
        }
        validFrom = from;
        validUntil = until;
    }

    boolean isStanding() {
        return validFrom == null;
    }

    boolean holdsAt(Instant instant) {
        return isStanding() || !instant.isBefore(validFrom) && (validUntil == null || instant.isBefore(validUntil));
    }

    /** Which one it is, in words: {@code critical malware incidents from 2027-01-01T00:00:00Z}. */
    String named() {
        return severity.wire + (incidentType == null ? "" : " " + incidentType.wire) + " incidents"
                + (isStanding() ? "" : " from " + validFrom) + (validUntil == null ? "" : " until " + validUntil);
    }

    /** The default, which is no row, is version 0: the tenant's first own one is 1. */
    long version() {
        return updatedAt == null ? 0 : version + 1L;
    }

    /** Null where nothing is promised. */
    Integer minutes(SlaGoal goal) {
        // All targets absent is no embedded value at all.
        return targets == null ? null : targets.minutes(goal);
    }

    Instant start(Incident incident) {
        return switch (startsAt) {
            case OPENED -> incident.reached.openedAt();
            case DETECTED -> incident.details.detectedAt();
        };
    }
}
