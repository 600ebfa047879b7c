package io.harrier.incidents.investigation;

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
import jakarta.persistence.Version;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Trace;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.RuleBroken;

/** Something that is done to find out what happened. It knows its steps and refuses the others. */
@Entity
@Table(name = "investigation_activities")
public class Activity {

    @Id
    UUID id;
    @Column(name = "incident_id", updatable = false)
    UUID incidentId;
    @Embedded
    ActivityContent content;
    @Enumerated(EnumType.STRING)
    ActivityStatus status;
    @Column(name = "status_reason")
    String statusReason;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "assigned_to"))
    @AttributeOverride(name = "name", column = @Column(name = "assigned_to_name"))
    Person assignedTo;
    @Column(name = "start_time")
    Instant startTime;
    @Column(name = "end_time")
    Instant endTime;
    @Version
    int version;
    @Embedded
    Trace trace;

    protected Activity() {
    }

    static Activity planned(UUID id, UUID incident, PlanActivity request, Caller by, Instant now) {
        var activity = new Activity();
        activity.id = id;
        activity.incidentId = incident;
        activity.content = request.content();
        activity.status = ActivityStatus.PLANNED;
        activity.assignedTo = request.assignedTo();
        activity.trace = Trace.created(by, now);
        return activity;
    }

    void rewrite(ActivityContent next, Caller by, Instant now) {
        openOr("change");
        content = next;
        trace = trace.changed(by, now);
    }

    /** Whose it is from now on; nobody's where null. */
    void assign(Person person, Caller by, Instant now) {
        openOr("assignment");
        assignedTo = person;
        trace = trace.changed(by, now);
    }

    /** Begins it, or goes on with it; whoever does so has it where nobody had. */
    void begin(Caller by, Instant now) {
        take(ActivityStep.BEGINNING, null, by, now);
        startTime = startTime == null ? now : startTime;
        assignedTo = assignedTo == null ? Person.of(by) : assignedTo;
    }

    void block(String reason, Caller by, Instant now) {
        take(ActivityStep.BLOCKAGE, reason, by, now);
    }

    void complete(String findings, String nextSteps, Caller by, Instant now) {
        var found = content.found(findings, nextSteps);
        if (status == ActivityStatus.IN_PROGRESS && (found.findings() == null || found.findings().isBlank())) {
            throw new RuleBroken("/findings", "What is completed says what it found, if only that there is nothing");
        }
        take(ActivityStep.COMPLETION, null, by, now);
        content = found;
        endTime = now;
    }

    void cancel(String reason, Caller by, Instant now) {
        take(ActivityStep.CANCELLATION, reason, by, now);
    }

    void reopen(String reason, Caller by, Instant now) {
        take(ActivityStep.REOPENING, reason, by, now);
        endTime = null;
    }

    boolean isOverdue(Instant now) {
        return status.isOpen() && content.dueAt() != null && content.dueAt().isBefore(now);
    }

    private void take(ActivityStep step, String reason, Caller by, Instant now) {
        if (!step.isLegalFrom(status)) {
            throw new IllegalMove(step.path(), status.wire, status.steps());
        }
        status = step.to;
        statusReason = reason;
        trace = trace.changed(by, now);
    }

    private void openOr(String step) {
        if (!status.isOpen()) {
            throw new IllegalMove(step, status.wire, status.steps());
        }
    }
}
