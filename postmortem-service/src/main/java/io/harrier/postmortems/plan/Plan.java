package io.harrier.postmortems.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.postmortems.people.Recorded;
import io.harrier.postmortems.people.Stamp;

/** What is done so that it does not happen again. People approve, hold and cancel it; its tasks' progress starts and completes it. */
@Entity
@EntityListeners(PlanReads.class)
@Table(name = "remediation_plans")
class Plan extends Recorded {

    @Embedded
    PlanContent content;
    @Enumerated(EnumType.STRING)
    PlanStatus status;
    String statusReason;
    int completionPercentage;
    LocalDate actualStartDate;
    LocalDate actualEndDate;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "approved_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "approved_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "approved_by_name"))
    Stamp approved;
    Instant completedAt;
    /** Subject of who last wrote what is approved; null where nobody has since it was made. */
    String writtenBy;

    protected Plan() {
    }

    Plan(UUID id, PlanContent content, Stamp by) {
        super(id, by);
        ensureDates(content);
        this.content = content;
        this.status = PlanStatus.DRAFT;
    }

    /**
     * Rewrites it. What was approved is done as approved: another scope is another plan.
     *
     * @throws IllegalMove when it is completed or cancelled, or when it is approved and what the approval is about would change
     */
    void rewrite(PlanContent rewritten, Stamp by) {
        if (status == PlanStatus.COMPLETED || status == PlanStatus.CANCELLED) {
            throw illegal("write");
        }
        if (!rewritten.isApprovedLike(content)) {
            ensureDraft();
            writtenBy = by.by().subject();
        }
        ensureDates(rewritten);
        ensureSame("/incidentId", content.incidentId(), rewritten.incidentId());
        ensureSame("/reviewId", content.reviewId(), rewritten.reviewId());
        content = rewritten;
        updated = by;
    }

    private void ensureDraft() {
        if (status != PlanStatus.DRAFT) {
            throw illegal("write of " + String.join(", ", PlanContent.APPROVED));
        }
    }

    /** @throws RuleBroken when the approver made it or wrote last what is approved: who asks can't grant */
    void approve(Stamp by) {
        ensureLegal(PlanStep.APPROVE);
        if (by.by().subject().equals(created.by().subject()) || by.by().subject().equals(writtenBy)) {
            throw new RuleBroken("", "A plan is approved by somebody other than who made it or wrote it last");
        }
        approved = by;
        move(PlanStatus.APPROVED, null, by);
    }

    void start(Stamp by) {
        ensureLegal(PlanStep.START);
        move(PlanStatus.IN_PROGRESS, null, by);
    }

    void hold(String reason, Stamp by) {
        ensureLegal(PlanStep.HOLD);
        move(PlanStatus.ON_HOLD, reason, by);
    }

    /** Goes on where it was held. */
    void resume(Stamp by) {
        ensureLegal(PlanStep.RESUME);
        move(actualStartDate == null ? PlanStatus.APPROVED : PlanStatus.IN_PROGRESS, null, by);
    }

    void cancel(String reason, Stamp by) {
        ensureLegal(PlanStep.CANCEL);
        move(PlanStatus.CANCELLED, reason, by);
    }

    /** Takes note of its tasks' progress, and moves as that says. */
    void progress(Progress progress, Stamp by) {
        completionPercentage = progress.percentage();
        updated = by;
        var next = status.after(progress);
        if (next != status) {
            move(next, null, by);
        }
    }

    void ensureTakesTasks() {
        if (!status.takesTasks()) {
            throw illegal("task");
        }
    }

    private void move(PlanStatus to, String reason, Stamp by) {
        var today = LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
        status = to;
        statusReason = reason;
        updated = by;
        if (actualStartDate == null && (to == PlanStatus.IN_PROGRESS || to == PlanStatus.COMPLETED)) {
            actualStartDate = today;
        }
        completedAt = to == PlanStatus.COMPLETED ? by.at() : null;
        actualEndDate = to == PlanStatus.COMPLETED ? today : null;
    }

    private static void ensureDates(PlanContent content) {
        if (content.endsBeforeItStarts()) {
            throw new RuleBroken("/plannedEndDate", "A plan ends on the day it starts or later");
        }
    }

    private static void ensureSame(String pointer, UUID before, UUID after) {
        if (!Objects.equals(before, after)) {
            throw new RuleBroken(pointer, "Set once, when the plan is made");
        }
    }

    private void ensureLegal(PlanStep step) {
        if (!step.isLegalFrom(status)) {
            throw illegal(step.wire());
        }
    }

    private IllegalMove illegal(String step) {
        return new IllegalMove(step, status.wire(), status.steps().stream().map(PlanStep::wire).toList());
    }
}
