package io.harrier.alerts.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.IllegalMove;

/** What must not go. What it covers never changes; one person asks for its end, another who did not place it grants that. */
@Entity
@Table(name = "legal_holds")
public class LegalHold {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "created_by", updatable = false)
    public String createdBy;
    @Column(name = "created_by_name", updatable = false)
    public String createdByName;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    @Column(updatable = false)
    public String reason;
    @Column(updatable = false)
    public boolean everything;
    @Column(name = "alert_ids", updatable = false)
    public UUID[] alertIds;
    @Column(name = "incident_id", updatable = false)
    public UUID incidentId;
    @Column(name = "source_system", updatable = false)
    public String sourceSystem;
    @Column(updatable = false)
    public String classification;
    @Column(name = "seen_from", updatable = false)
    public Instant seenFrom;
    @Column(name = "seen_to", updatable = false)
    public Instant seenTo;
    @Column(name = "held_until", updatable = false)
    public Instant until;
    @Column(name = "termination_reason")
    public String terminationReason;
    @Column(name = "termination_asked_at")
    public Instant terminationAskedAt;
    @Column(name = "termination_asked_by")
    public String terminationAskedBy;
    @Column(name = "termination_asked_by_name")
    public String terminationAskedByName;
    @Column(name = "released_at")
    public Instant releasedAt;
    @Column(name = "released_by")
    public String releasedBy;
    @Column(name = "released_by_name")
    public String releasedByName;

    LegalHoldStatus status(Instant now) {
        if (releasedAt != null) {
            return LegalHoldStatus.RELEASED;
        }
        if (until != null && !until.isAfter(now)) {
            return LegalHoldStatus.EXPIRED;
        }
        return terminationAskedAt == null ? LegalHoldStatus.IN_FORCE : LegalHoldStatus.TERMINATION_ASKED;
    }

    void askForTermination(String why, Caller by, Instant now) {
        require("termination", LegalHoldStatus.IN_FORCE, now);
        terminationReason = why;
        terminationAskedAt = now;
        terminationAskedBy = by.subject();
        terminationAskedByName = by.name();
        touch(by, now);
    }

    void withdrawTermination(Caller by, Instant now) {
        require("termination", LegalHoldStatus.TERMINATION_ASKED, now);
        terminationReason = null;
        terminationAskedAt = null;
        terminationAskedBy = null;
        terminationAskedByName = null;
        touch(by, now);
    }

    void release(Caller by, Instant now) {
        require("termination/approval", LegalHoldStatus.TERMINATION_ASKED, now);
        if (by.subject().equals(terminationAskedBy) || by.subject().equals(createdBy)) {
            throw new Forbidden("Who placed it or asked for its end can't release it: another person must");
        }
        releasedAt = now;
        releasedBy = by.subject();
        releasedByName = by.name();
        touch(by, now);
    }

    private void require(String step, LegalHoldStatus needed, Instant now) {
        var status = status(now);
        if (status != needed) {
            throw new IllegalMove(step, status.wire, switch (status) {
                case IN_FORCE -> List.of("termination");
                case TERMINATION_ASKED -> List.of("termination/approval");
                case EXPIRED, RELEASED -> List.of();
            });
        }
    }

    void touch(Caller by, Instant now) {
        updatedAt = now;
        updatedBy = by.subject();
    }
}
