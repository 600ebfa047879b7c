package io.harrier.alerts.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.DynamicUpdate;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.IllegalMove;

/**
 * An alert in the triage queue: what its source says ({@link SourceReport}) and what people decide ({@link AlertDecisions}), which moves
 * through the methods; they refuse what the state does not allow.
 */
@Entity
@DynamicUpdate
@Table(name = "security_alerts")
@EntityListeners(RestrictedReads.class)
public class SecurityAlert extends AlertDecisions {

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

    /** Takes the alert for the caller. One's own is claimed again to renew the lease. */
    void claim(Caller by, Instant now) {
        requireStep("assignment");
        requireFree(by, now);
        if (!isOwnedBy(by)) {
            assignedAt = now;
        }
        if (status == AlertStatus.OPEN) {
            status = AlertStatus.ASSIGNED;
        }
        hold(by.subject(), by.name(), now);
    }

    /** Takes a held alert from its owner. */
    void takeOver(Caller by, Instant now) {
        requireStep("takeover");
        assignedAt = now;
        hold(by.subject(), by.name(), now);
    }

    /** Gives it to somebody, whoever holds it. */
    void assign(String subject, String name, Instant now) {
        requireStep("assignment");
        assignedAt = now;
        if (status == AlertStatus.OPEN) {
            status = AlertStatus.ASSIGNED;
        }
        hold(subject, name, now);
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

    /** Puts it off: out of the queue, and out of its owner's hands. One put off already is put off to another time. */
    void defer(Hold hold, Caller by, Instant now) {
        requireStep("deferral");
        requireFree(by, now);
        if (status == AlertStatus.SUPPRESSED && suppression.kind != SuppressionKind.DEFERRAL) {
            throw new IllegalMove("deferral", status.wire, List.of("comment"));
        }
        backToQueue();
        hide(hold, now);
    }

    /** What hides it now; it is suppressed or was open. */
    void hide(Hold hold, Instant now) {
        status = AlertStatus.SUPPRESSED;
        suppression.begin(hold, now);
    }

    /** Refuses to take back what was not put off. */
    void requireDeferred() {
        if (status != AlertStatus.SUPPRESSED || suppression.kind != SuppressionKind.DEFERRAL) {
            throw new IllegalMove("deferral", status.wire, status.steps());
        }
    }

    /** The end of an alert whose incident ended, or whose owner resolved it. */
    void close(Outcome how, String notes, Caller by, Instant now) {
        status = AlertStatus.RESOLVED;
        suppression.end();
        outcome = how;
        resolutionNotes = notes;
        resolvedAt = now;
        resolvedBy = by.subject();
        resolvedByName = by.name();
        leaseUntil = null;
    }

    /** Ends as a duplicate of another, which counts for both. */
    void merge(Merging with, String notes, Caller by, Instant now) {
        requireStep("merge");
        requireFree(by, now);
        close(Outcome.DUPLICATE, notes, by, now);
        merging = with;
    }

    /** Stands for itself again, in the queue. */
    void unmerge() {
        if (merging == null) {
            throw new Conflict("It is not merged into another alert");
        }
        merging = null;
        reopen();
    }

    void escalate(UUID escalation, Caller by, Instant now) {
        requireStep("escalation");
        requireOwner(by, now);
        status = AlertStatus.ESCALATED;
        escalationId = escalation;
        escalatedAt = now;
        leaseUntil = null;
    }

    /** No incident takes it: it is its owner's again, in the queue where it has none. */
    void comeBack(Instant now) {
        forgetIncident();
        if (assignedTo == null) {
            backToQueue();
            return;
        }
        status = AlertStatus.ASSIGNED;
        leaseUntil = now.plus(LEASE);
    }

    /** Joins an incident: the one its escalation became, or one that somebody put it into. */
    void join(UUID incident, String reference, Instant now) {
        incidentId = incident;
        incidentReference = reference;
        if (status != AlertStatus.RESOLVED && status != AlertStatus.ESCALATED) {
            status = AlertStatus.ESCALATED;
            suppression.end();
            escalatedAt = now;
            leaseUntil = null;
        }
    }

    /** Leaves its incident; one that ended with it stays ended. */
    void leave() {
        forgetIncident();
        if (status == AlertStatus.ESCALATED) {
            backToQueue();
        }
    }

    /** What ended it as a duplicate is undone: it goes on with its incident. */
    void goOn() {
        status = AlertStatus.ESCALATED;
        forgetEnd();
    }

    /** Puts it back in the queue, free of the incident it ended with: what still becomes of that one is no longer its. */
    void reopen() {
        requireStep("reopening");
        if (merging != null) {
            throw new Conflict("It is merged into alert " + merging.into() + ": undo that");
        }
        forgetIncident();
        forgetEnd();
        backToQueue();
        reopenedCount++;
    }

    private void forgetEnd() {
        outcome = null;
        resolutionNotes = null;
        resolvedAt = null;
        resolvedBy = null;
        resolvedByName = null;
    }

    /** Refuses a change of what it is by others than who holds it, or after its end. */
    void requireChangeable(Caller by, Instant now) {
        if (status == AlertStatus.RESOLVED) {
            throw new IllegalMove("change", status.wire, status.steps());
        }
        requireFree(by, now);
    }

    private void hold(String subject, String name, Instant now) {
        keptUntil = subject.equals(assignedTo) ? keptUntil : null;
        assignedTo = subject;
        assignedToName = name;
        leaseUntil = now.plus(LEASE);
    }

    private void requireFree(Caller by, Instant now) {
        if (status.isHeld() && !isOwnedBy(by) && !isClaimable(now)) {
            throw new Conflict("It is " + holder() + "'s until " + leaseUntil + "; an incident manager can take it over");
        }
    }

    private void requireStep(String step) {
        if (!status.allows(step)) {
            throw new IllegalMove(step, status.wire, status.steps());
        }
    }

    void requireOwner(Caller by, Instant now) {
        if (!isOwnedBy(by)) {
            String when = isClaimable(now) ? "" : " when the lease ends at " + leaseUntil;
            throw new Conflict("Only its owner, " + holder() + ", can do this; claim it" + when);
        }
        leaseUntil = now.plus(LEASE);
    }
}
