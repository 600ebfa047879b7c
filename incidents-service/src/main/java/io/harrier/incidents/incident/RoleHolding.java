package io.harrier.incidents.incident;

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

import io.harrier.platform.access.Caller;

/** That somebody is or was something to an incident: from when until when, by whose word, and why. It is ended, never deleted. */
@Entity
@Table(name = "incident_roles")
public class RoleHolding {

    @Id
    public UUID id;
    @Column(name = "incident_id")
    public UUID incidentId;
    @Enumerated(EnumType.STRING)
    public IncidentRole role;
    @Embedded
    public Person holder;
    @Column(name = "held_from")
    public Instant since;
    /** When it ends by itself; null where somebody has to end it. */
    @Column(name = "held_until")
    public Instant until;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "granted_by"))
    @AttributeOverride(name = "name", column = @Column(name = "granted_by_name"))
    public Person grantedBy;
    public String reason;
    /** When the sweep has to see to its end; null where it need not. */
    @Column(name = "lapses_at")
    Instant lapsesAt;
    @Column(name = "ended_at")
    public Instant endedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "ended_by"))
    @AttributeOverride(name = "name", column = @Column(name = "ended_by_name"))
    public Person endedBy;
    @Column(name = "end_reason")
    public String endReason;

    protected RoleHolding() {
    }

    /** @param until when it ends by itself; null where it does not */
    public static RoleHolding granted(UUID id, UUID incident, IncidentRole role, Person holder, Instant until, String reason,
            Caller by, Instant now) {
        var holding = new RoleHolding();
        holding.id = id;
        holding.incidentId = incident;
        holding.role = role;
        holding.holder = holder;
        holding.since = now;
        holding.until = until;
        holding.lapsesAt = until;
        holding.grantedBy = Person.of(by);
        holding.reason = reason;
        return holding;
    }

    /** What had its end before ended then, by nobody's word. */
    public void end(String why, Caller by, Instant now) {
        boolean lapsed = hasLapsed(now);
        endedAt = lapsed ? until : now;
        endedBy = lapsed ? null : Person.of(by);
        endReason = lapsed ? null : why;
        lapsesAt = null;
    }

    /** Its time is over, whether or not anybody has noticed. */
    public boolean hasLapsed(Instant now) {
        return until != null && !until.isAfter(now);
    }

    public boolean isHeld(Instant now) {
        return endedAt == null && !hasLapsed(now);
    }
}
