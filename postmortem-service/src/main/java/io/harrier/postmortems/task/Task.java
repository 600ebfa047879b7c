package io.harrier.postmortems.task;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcType;

import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.storage.JsonList;
import io.harrier.postmortems.people.Recorded;
import io.harrier.postmortems.people.Stamp;

/** One thing to do, of a plan or directly of an incident. Where verification is asked for, completed means verified by somebody else. */
@Entity
@EntityListeners(TaskReads.class)
@Table(name = "remediation_tasks")
class Task extends Recorded {

    UUID planId;
    UUID incidentId;
    @Embedded
    TaskContent content;
    @Embedded
    Assignment assignment;
    @Enumerated(EnumType.STRING)
    TaskStatus status;
    String statusReason;
    List<String> blockers = List.of();
    LocalDate deferredUntil;
    Instant startedAt;
    BigDecimal actualHours;
    @JdbcType(JsonList.class)
    List<Evidence> completionEvidence = List.of();
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "done_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "done_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "done_by_name"))
    Stamp done;
    Instant completedAt;
    String verificationResults;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "verified_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "verified_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "verified_by_name"))
    Stamp verified;

    protected Task() {
    }

    Task(UUID id, UUID planId, UUID incidentId, TaskContent content, Assignment assignment, Stamp by) {
        super(id, by);
        this.planId = planId;
        this.incidentId = incidentId;
        this.content = content;
        this.assignment = assignment;
        this.status = TaskStatus.NOT_STARTED;
    }

    /** Its worker says that it is done, and nobody has verified it yet. */
    boolean awaitsVerification() {
        return status == TaskStatus.IN_PROGRESS && done != null;
    }

    /** The steps open to it: what is reported done is verified, rejected or cancelled, and nothing else. */
    List<TaskStep> steps() {
        return status.steps().stream().filter(step -> step.isLegalWhile(awaitsVerification())).toList();
    }

    void rewrite(TaskContent rewritten, Stamp by) {
        ensureNotReported("write");
        if (content.verificationRequired() && !rewritten.verificationRequired()) {
            throw new RuleBroken("/verificationRequired", "Once asked for, verification stays");
        }
        content = rewritten;
        updated = by;
    }

    void assign(Assignment to, Stamp by) {
        ensureNotReported("assignment");
        assignment = to;
        updated = by;
    }

    void start(Stamp by) {
        ensureLegal(TaskStep.START);
        move(TaskStatus.IN_PROGRESS, null, by);
        blockers = List.of();
        deferredUntil = null;
        startedAt = startedAt == null ? by.at() : startedAt;
    }

    void block(String reason, List<String> obstacles, Stamp by) {
        ensureLegal(TaskStep.BLOCK);
        move(TaskStatus.BLOCKED, reason, by);
        blockers = obstacles;
    }

    /** Says that it is done. That completes it, unless somebody else must verify it. */
    void complete(List<Evidence> evidence, BigDecimal hours, Stamp by) {
        ensureLegal(TaskStep.COMPLETE);
        if (content.verificationRequired() && evidence.isEmpty()) {
            throw new RuleBroken("/evidence", "A task that is verified needs evidence that it is done");
        }
        completionEvidence = evidence;
        actualHours = hours;
        done = by;
        move(content.verificationRequired() ? TaskStatus.IN_PROGRESS : TaskStatus.COMPLETED, null, by);
    }

    /** @throws RuleBroken when the verifier did it, or was to do it */
    void verify(String results, Stamp by) {
        ensureLegal(TaskStep.VERIFY);
        new Verification(Assignment.subject(assignment), done.by().subject()).objectionTo(by.by().subject())
                .ifPresent(objection -> {
                    throw new RuleBroken("", objection);
                });
        verificationResults = results;
        verified = by;
        move(TaskStatus.COMPLETED, null, by);
    }

    /** It is not done after all. */
    void reject(String reason, Stamp by) {
        ensureLegal(TaskStep.REJECT);
        move(TaskStatus.IN_PROGRESS, reason, by);
        done = null;
    }

    void defer(String reason, LocalDate until, Stamp by) {
        ensureLegal(TaskStep.DEFER);
        move(TaskStatus.DEFERRED, reason, by);
        deferredUntil = until;
    }

    void cancel(String reason, Stamp by) {
        ensureLegal(TaskStep.CANCEL);
        move(TaskStatus.CANCELLED, reason, by);
        done = null;
    }

    void ensureOpen(String step) {
        if (!status.isOpen()) {
            throw illegal(step);
        }
    }

    /** What is reported done stays as it was done until it is verified or rejected, above all whose it was. */
    private void ensureNotReported(String step) {
        ensureOpen(step);
        if (awaitsVerification()) {
            throw illegal(step);
        }
    }

    private void move(TaskStatus to, String reason, Stamp by) {
        status = to;
        completedAt = to == TaskStatus.COMPLETED ? by.at() : null;
        statusReason = reason;
        updated = by;
    }

    private void ensureLegal(TaskStep step) {
        if (!steps().contains(step)) {
            throw illegal(step.wire());
        }
    }

    private IllegalMove illegal(String step) {
        return new IllegalMove(step, status.wire(), steps().stream().map(TaskStep::wire).toList());
    }
}
