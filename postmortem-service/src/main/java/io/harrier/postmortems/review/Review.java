package io.harrier.postmortems.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import io.harrier.postmortems.incident.IncidentSnapshot;
import io.harrier.postmortems.people.Recorded;
import io.harrier.postmortems.people.Stamp;

/** A look back at an incident (or, thematic and tabletop, at several or none): from its date in the calendar to its publication. */
@Entity
@EntityListeners(ReviewReads.class)
@Table(name = "post_incident_reviews")
class Review extends Recorded {

    private static final int LONGEST_NAME = 500;

    UUID incidentId;
    Instant incidentClosedAt;
    @Enumerated(EnumType.STRING)
    ReviewType type;
    @Enumerated(EnumType.STRING)
    ReviewStatus status;
    LocalDate conductedDate;
    @Embedded
    ReviewContent content;
    String internalNotes;
    String sentBackReason;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "submitted_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "submitted_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "submitted_by_name"))
    Stamp submitted;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "approved_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "approved_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "approved_by_name"))
    Stamp approved;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "published_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "published_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "published_by_name"))
    Stamp published;

    protected Review() {
    }

    Review(UUID id, UUID incidentId, ReviewType type, ReviewContent content, Stamp by) {
        super(id, by);
        this.incidentId = incidentId;
        this.type = type;
        this.status = ReviewStatus.SCHEDULED;
        this.content = content;
    }

    /** What the review of an incident is called where nobody says otherwise. */
    static String nameFor(IncidentSnapshot incident) {
        var name = "Review of " + incident.label();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** This review answers to that closing of its incident. */
    void answer(Instant closedAt) {
        incidentClosedAt = closedAt;
    }

    void start(Stamp by) {
        move(ReviewStep.START, by);
        conductedDate = LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
    }

    void draft(Stamp by) {
        ensureLegal(ReviewStep.DRAFT);
        ensureSummary(content);
        move(ReviewStep.DRAFT, by);
    }

    /** Hands the draft to an approver; from here on it is not written any more. */
    void submit(Stamp by) {
        move(ReviewStep.SUBMIT, by);
        submitted = by;
        sentBackReason = null;
    }

    /** @throws RuleBroken when the approver is who submitted it: who asks can't grant */
    void approve(Stamp by) {
        ensureLegal(ReviewStep.APPROVE);
        if (by.by().subject().equals(submitted.by().subject())) {
            throw new RuleBroken("", "A review is approved by somebody other than who submitted it");
        }
        move(ReviewStep.APPROVE, by);
        approved = by;
    }

    /** Gives it back to its writers, with what is to be mended. */
    void sendBack(String reason, Stamp by) {
        move(ReviewStep.SEND_BACK, by);
        sentBackReason = reason;
        submitted = null;
        approved = null;
    }

    void publish(Stamp by) {
        ensureLegal(ReviewStep.PUBLISH);
        if (content.publishExternally() && !content.hasPublicSummary()) {
            throw new RuleBroken("/publicSummary", "A review published externally has a public summary");
        }
        move(ReviewStep.PUBLISH, by);
        published = by;
    }

    /** @throws IllegalMove when it lies with an approver or is approved */
    void write(ReviewContent rewritten, Stamp by) {
        ensureOpenToWriting("write");
        if (status.needsIncidentSummary()) {
            ensureSummary(rewritten);
        }
        content = rewritten;
        updated = by;
    }

    /** Notes are for those who work on it and may be taken at any time. */
    void note(String notes, Stamp by) {
        internalNotes = notes;
        updated = by;
    }

    void ensureOpenToWriting(String step) {
        if (!status.isOpenToWriting()) {
            throw illegal(step);
        }
    }

    private static void ensureSummary(ReviewContent content) {
        if (!content.hasIncidentSummary()) {
            throw new RuleBroken("/incidentSummary", "A review says what happened from its draft on");
        }
    }

    private void move(ReviewStep step, Stamp by) {
        ensureLegal(step);
        status = step.to();
        updated = by;
    }

    private void ensureLegal(ReviewStep step) {
        if (!step.isLegalFrom(status)) {
            throw illegal(step.wire());
        }
    }

    private IllegalMove illegal(String step) {
        return new IllegalMove(step, status.wire(), status.steps().stream().map(ReviewStep::wire).toList());
    }
}
