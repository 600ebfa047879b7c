package io.harrier.incidents.sla;

import java.time.Instant;
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
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.Caller;

/** What a tenant promises for a severity. */
@Entity
@Table(name = "sla_policies")
public class SlaPolicy {

    @Id
    @Enumerated(EnumType.STRING)
    public Severity severity;
    @Embedded
    public SlaTargets targets;
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
        policy.startsAt = ClockStart.OPENED;
        return policy;
    }

    void replace(PutSlaPolicy request, Caller by, Instant now) {
        targets = request.targets();
        calendarId = request.calendarId();
        startsAt = request.startsAt() == null ? ClockStart.OPENED : request.startsAt();
        updatedAt = now;
        updatedBy = by.subject();
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
