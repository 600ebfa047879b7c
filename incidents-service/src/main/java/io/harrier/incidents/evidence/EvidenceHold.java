package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Trace;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.IllegalMove;

/** What must not be disposed of: all evidence of an incident, or one item. One person asks for its end, another who did not place it grants it. */
@Entity
@Table(name = "evidence_holds")
public class EvidenceHold {

    @Id
    UUID id;
    @Column(name = "incident_id")
    UUID incidentId;
    @Column(name = "evidence_id")
    UUID evidenceId;
    String reason;
    @Column(name = "termination_reason")
    String terminationReason;
    @Column(name = "termination_asked_at")
    Instant terminationAskedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "termination_asked_by"))
    @AttributeOverride(name = "name", column = @Column(name = "termination_asked_by_name"))
    Person terminationAskedBy;
    @Column(name = "released_at")
    Instant releasedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "released_by"))
    @AttributeOverride(name = "name", column = @Column(name = "released_by_name"))
    Person releasedBy;
    @Version
    int version;
    @Embedded
    Trace trace;

    protected EvidenceHold() {
    }

    static EvidenceHold of(UUID id, UUID incident, UUID evidence, String reason, Caller by, Instant now) {
        var hold = new EvidenceHold();
        hold.id = id;
        hold.incidentId = incident;
        hold.evidenceId = evidence;
        hold.reason = reason;
        hold.trace = Trace.created(by, now);
        return hold;
    }

    void askForTermination(String why, Caller by, Instant now) {
        require("termination", false);
        terminationReason = why;
        terminationAskedAt = now;
        terminationAskedBy = Person.of(by);
        trace = trace.changed(by, now);
    }

    void withdrawTermination(Caller by, Instant now) {
        require("termination", true);
        terminationReason = null;
        terminationAskedAt = null;
        terminationAskedBy = null;
        trace = trace.changed(by, now);
    }

    void release(Caller by, Instant now) {
        require("termination/approval", true);
        if (terminationAskedBy.is(by) || trace.createdBy().is(by)) {
            throw new Forbidden("Who placed it or asked for its end can't release it: another person must");
        }
        releasedAt = now;
        releasedBy = Person.of(by);
        trace = trace.changed(by, now);
    }

    String state() {
        return releasedAt != null ? "released" : terminationAskedAt == null ? "in_force" : "termination_asked";
    }

    private void require(String step, boolean asked) {
        if (releasedAt != null || asked != (terminationAskedAt != null)) {
            throw new IllegalMove(step, state(), releasedAt != null
                    ? List.of()
                    : List.of(terminationAskedAt == null ? "termination" : "termination/approval"));
        }
    }
}
