package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Table;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.RuleBroken;

/** Something bad that happened and is worked on until it is over. It knows its steps and refuses the others. */
@Entity
@Table(name = "incidents")
@EntityListeners(RestrictedReads.class)
public class Incident extends IncidentFacts {

    protected Incident() {
    }

    static Incident open(UUID id, long number, Opening opening, Caller by, Instant now) {
        var incident = new Incident();
        incident.id = id;
        incident.number = number;
        incident.details = opening.details();
        incident.classify(opening.classification());
        incident.status = IncidentStatus.DETECTED;
        incident.owner = opening.owner();
        incident.incidentManager = opening.defaults().incidentManager();
        incident.team = opening.team();
        incident.playbook = opening.defaults().playbook();
        incident.reached = Milestones.opened(now);
        incident.reached = opening.owner() == null ? incident.reached : incident.reached.acknowledged(now);
        incident.reporter = opening.reporter();
        incident.escalationId = opening.escalationId();
        incident.trace = Trace.created(by, now);
        return incident;
    }

    Move acknowledge(Caller by, Instant now) {
        if (reached.acknowledgedAt() != null) {
            throw refused(IncidentStep.ACKNOWLEDGEMENT);
        }
        return take(IncidentStep.ACKNOWLEDGEMENT, null, by, now);
    }

    /** Forward from detected; back from contained and remediated, with a reason. */
    Move investigate(String reason, Caller by, Instant now) {
        return take(IncidentStep.INVESTIGATION, reason, by, now);
    }

    Move contain(String reason, Caller by, Instant now) {
        return take(IncidentStep.CONTAINMENT, reason, by, now);
    }

    Move remediate(String reason, Caller by, Instant now) {
        return take(IncidentStep.REMEDIATION, reason, by, now);
    }

    Move close(ClosureReason reason, String summary, Caller by, Instant now) {
        if (!reason.chosenByPeople()) {
            throw new RuleBroken("/closureReason", "Merging sets this reason: merge the incident instead");
        }
        var move = take(IncidentStep.CLOSURE, summary, by, now);
        ending = Ending.of(reason, summary);
        return move;
    }

    Move markFalsePositive(String justification, Caller by, Instant now) {
        var move = take(IncidentStep.FALSE_POSITIVE, justification, by, now);
        ending = Ending.of(ClosureReason.FALSE_POSITIVE, justification);
        return move;
    }

    /** Ends in favour of another, which must be live. */
    Move mergeInto(Incident target, String reason, Caller by, Instant now) {
        if (target.id.equals(id) || !target.status.isLive()) {
            throw new RuleBroken("/into", "An incident is merged into another one that is live");
        }
        var move = take(IncidentStep.MERGE, reason, by, now);
        ending = Ending.mergedInto(target, reason);
        return move;
    }

    /** A merged one lives on in the other and is not reopened. */
    Move reopen(String reason, Caller by, Instant now) {
        if (isMerged()) {
            throw refused(IncidentStep.REOPENING);
        }
        return take(IncidentStep.REOPENING, reason, by, now);
    }

    /** Out of the other one again: it stands where it stood. */
    Move unmerge(String reason, Caller by, Instant now) {
        if (!isMerged()) {
            throw new IllegalMove("merge-reversal", status.wire, legalSteps());
        }
        reached = reached.beforeClosing();
        var move = new Move(IncidentStep.REOPENING, status, reached.stage(), reason, by, now);
        status = move.to();
        ending = null;
        touch(by, now);
        return move;
    }

    private Move take(IncidentStep step, String reason, Caller by, Instant now) {
        if (!step.isLegalFrom(status)) {
            throw refused(step);
        }
        if (step.needsReasonFrom(status) && (reason == null || reason.isBlank())) {
            throw new RuleBroken("/reason", "Going back to " + step.path() + " from " + status.wire + " needs a reason");
        }
        var move = new Move(step, status, step.leadsTo(status), reason, by, now);
        status = move.to();
        reached = reached.acknowledged(now).reached(status, now);
        ending = status.isLive() ? null : ending;
        touch(by, now);
        return move;
    }

    /** Whose it is from now on; nobody's where null. Owning it is having seen it. */
    void assign(Person person, Caller by, Instant now) {
        liveOr("assignment");
        owner = person;
        reached = person == null ? reached : reached.acknowledged(now);
        touch(by, now);
    }

    void manage(Person person, Caller by, Instant now) {
        liveOr("incident-manager");
        incidentManager = person;
        touch(by, now);
    }

    /** The team that answers for it from now on; none where null. */
    void giveTo(String next, Caller by, Instant now) {
        liveOr("team");
        team = next;
        touch(by, now);
    }

    void reclassify(Classification next, Caller by, Instant now) {
        liveOr("reclassification");
        classify(next);
        touch(by, now);
    }

    void describe(IncidentDetails next, Caller by, Instant now) {
        details = next;
        touch(by, now);
    }

    void restrict(boolean toMembers, Caller by, Instant now) {
        restricted = toMembers;
        touch(by, now);
    }

    /** Marks it changed, also where what changed hangs on it: whoever holds the version before holds an old one. */
    public void touch(Caller by, Instant now) {
        trace = trace.changed(by, now);
    }

    private void classify(Classification classification) {
        incidentType = classification.incidentType();
        severity = classification.severity();
        priority = classification.priority();
    }

    /** Refuses what only a live incident takes. */
    public void liveOr(String step) {
        if (!status.isLive()) {
            throw new IllegalMove(step, status.wire, legalSteps());
        }
    }

    private IllegalMove refused(IncidentStep step) {
        return new IllegalMove(step.path(), status.wire, legalSteps());
    }

    /** The steps it takes now, as their paths are named. */
    public List<String> legalSteps() {
        return status.steps().stream().filter(step -> step != IncidentStep.ACKNOWLEDGEMENT || reached.acknowledgedAt() == null)
                .filter(step -> step != IncidentStep.REOPENING || !isMerged()).map(IncidentStep::path).toList();
    }
}
