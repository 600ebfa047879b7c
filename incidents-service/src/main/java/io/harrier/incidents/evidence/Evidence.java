package io.harrier.incidents.evidence;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.OptimisticLock;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Trace;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.verifier.CustodyRow;

/** Something that shows what happened. It knows who has it and what may become of it. */
@Entity
@Table(name = "evidence")
public class Evidence {

    @Id
    public UUID id;
    @Column(name = "incident_id", updatable = false)
    public UUID incidentId;
    @Embedded
    public EvidenceDetails details;
    @Embedded
    public Acquisition acquired;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "custodian"))
    @AttributeOverride(name = "name", column = @Column(name = "custodian_name"))
    public Person custodian;
    @Embedded
    public Offer offer;
    @OptimisticLock(excluded = true)
    @Column(name = "custody_seq")
    public long custodySeq;
    @OptimisticLock(excluded = true)
    @Column(name = "custody_hash")
    public String custodyHash;
    @Enumerated(EnumType.STRING)
    @Column(name = "content_state")
    public ContentState contentState;
    @Embedded
    public StoredFile file;
    @Enumerated(EnumType.STRING)
    public Integrity integrity;
    @Column(name = "checked_at")
    public Instant checkedAt;
    @OptimisticLock(excluded = true)
    @Column(name = "next_check_at")
    public Instant nextCheckAt;
    @Embedded
    public Disposal disposal;
    @Column(name = "retain_until")
    public Instant retainUntil;
    @Column(name = "disposal_due_at")
    public Instant disposalDueAt;
    @Version
    public int version;
    @Embedded
    public Trace trace;

    protected Evidence() {
    }

    static Evidence of(UUID id, UUID incident, EvidenceDetails details, Acquisition acquired, Caller by, Instant now) {
        var item = new Evidence();
        item.id = id;
        item.incidentId = incident;
        item.acquired = acquired;
        item.custodian = Person.of(by);
        item.custodyHash = CustodyRow.NONE;
        item.contentState = ContentState.NONE;
        item.integrity = Integrity.UNVERIFIED;
        item.trace = Trace.created(by, now);
        item.describe(details, by, now);
        return item;
    }

    void describe(EvidenceDetails next, Caller by, Instant now) {
        details = next;
        retainUntil = next.retention() == null ? null : keptUntil(next.retention());
        disposalDueAt = next.disposeAutomatically() && contentState != ContentState.DISPOSED ? retainUntil : null;
        trace = trace.changed(by, now);
    }

    /** What is written of it later never takes from how long it is kept: a disposal before that needs two people. */
    void describeAgain(EvidenceDetails next, Caller by, Instant now) {
        if (next.retention() != null && (retainUntil == null || keptUntil(next.retention()).isBefore(retainUntil))) {
            throw new RuleBroken("/retentionPeriod", "How long it is kept can be made longer, not shorter");
        }
        if (next.disposeAutomatically() && !details.disposeAutomatically()) {
            throw new RuleBroken("/disposeAutomatically", "That is said when it is taken: later two people dispose of it");
        }
        describe(next, by, now);
    }

    private Instant keptUntil(Period retention) {
        return acquired.at().atZone(ZoneOffset.UTC).plus(retention).toInstant();
    }

    void liveFor(String step) {
        if (contentState == ContentState.DISPOSED) {
            throw new IllegalMove(step, contentState.wire, List.of());
        }
    }

    /** @return whether it is what it was declared to be, as far as anything was declared */
    boolean store(StoredFile stored, Instant nextCheck) {
        file = stored;
        contentState = ContentState.STORED;
        checkedAt = stored.storedAt();
        nextCheckAt = nextCheck;
        boolean fits = acquired.fits(stored.sha256(), stored.sha1(), stored.md5());
        integrity = !fits ? Integrity.MISMATCH : acquired.sha256() == null ? Integrity.UNVERIFIED : Integrity.VERIFIED;
        return fits;
    }

    /**
     * What a check found, whatever was found before.
     *
     * @param found the hash of what is stored; null where nothing is
     * @param deposit what the ledger says was stored; null where it says nothing, or nothing that holds
     */
    Integrity checked(String found, Deposit deposit, Instant now, Instant next) {
        checkedAt = now;
        nextCheckAt = next;
        if (found == null) {
            integrity = Integrity.MISSING;
        } else if (deposit == null || !deposit.is(file) || !found.equals(deposit.storedSha256())) {
            integrity = Integrity.ALTERED;
        } else {
            integrity = acquired.fits(deposit.sha256(), deposit.sha1(), deposit.md5())
                    ? Integrity.VERIFIED
                    : Integrity.MISMATCH;
        }
        return integrity;
    }

    void offer(Person to, String reason, Caller by, Instant now) {
        liveFor("transfer");
        if (!custodian.is(by)) {
            throw new Forbidden("Only who has it hands it on: that is " + custodian.shown());
        }
        if (offer != null) {
            throw new IllegalMove("transfer", "offered", List.of("transfer/acceptance", "transfer/refusal"));
        }
        offer = new Offer(to, now, reason);
        trace = trace.changed(by, now);
    }

    /** Ends an offer; the receiver says which way, and who offered may take it back. */
    Offer answerOffer(boolean accepted, Caller by, Instant now) {
        if (offer == null) {
            throw new IllegalMove("transfer/" + (accepted ? "acceptance" : "refusal"), "not offered", List.of("transfer"));
        }
        var answered = offer;
        if (!answered.to().is(by) && (accepted || !custodian.is(by))) {
            throw new Forbidden("It was offered to " + answered.to().shown());
        }
        custodian = accepted ? Person.of(by) : custodian;
        offer = null;
        trace = trace.changed(by, now);
        return answered;
    }

    /** From who has it and can't or won't hand it on. Answers who that was. */
    Person takeOver(Caller by, Instant now) {
        liveFor("takeover");
        if (custodian.is(by)) {
            throw new IllegalMove("takeover", "his already", List.of("transfer"));
        }
        var before = custodian;
        custodian = Person.of(by);
        offer = null;
        trace = trace.changed(by, now);
        return before;
    }

    void askForDisposal(String reason, Caller by, Instant now) {
        liveFor("disposal");
        if (disposal != null) {
            throw new IllegalMove("disposal", "disposal asked", List.of("disposal/approval"));
        }
        refuseWhileRetained("disposal", now);
        disposal = Disposal.asked(reason, Person.of(by), now);
        trace = trace.changed(by, now);
    }

    void keep(Caller by, Instant now) {
        requireDisposalAsked("disposal");
        disposal = null;
        trace = trace.changed(by, now);
    }

    /** By a second person, or by the product where its time is over. */
    void dispose(Caller by, Instant now) {
        requireDisposalAsked("disposal/approval");
        if (disposal.askedBy().is(by) && by.kind() != Caller.Kind.JOB) {
            throw new Forbidden("Who asked for it can't approve it: another person must");
        }
        refuseWhileRetained("disposal/approval", now);
        disposal = disposal.done(Person.of(by), now);
        contentState = ContentState.DISPOSED;
        file = file == null ? null : file.withoutBlob();
        offer = null;
        nextCheckAt = null;
        disposalDueAt = null;
        trace = trace.changed(by, now);
    }

    private void refuseWhileRetained(String step, Instant now) {
        if (retainUntil != null && retainUntil.isAfter(now)) {
            throw new IllegalMove(step, "retained until " + retainUntil, List.of());
        }
    }

    private void requireDisposalAsked(String step) {
        liveFor(step);
        if (disposal == null) {
            throw new IllegalMove(step, "not asked", List.of("disposal"));
        }
    }
}
