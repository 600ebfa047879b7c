package io.harrier.postmortems.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.postmortems.incident.IncidentSnapshot;
import io.harrier.postmortems.incident.IncidentSnapshots;
import io.harrier.postmortems.people.Stamp;
import io.smallrye.mutiny.Uni;

/** Reviews in people's hands: planned, written, approved, published. */
@ApplicationScoped
@TenantTransaction
class ReviewService {

    private final ReviewRepository reviews;
    private final IncidentSnapshots incidents;
    private final ReviewPlanner planner;
    private final ReviewEvents events;
    private final MergePatch patches;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Clock clock;

    ReviewService(ReviewRepository reviews, IncidentSnapshots incidents, ReviewPlanner planner, ReviewEvents events,
            MergePatch patches, Audit audit, CurrentCaller caller, Clock clock) {
        this.reviews = reviews;
        this.incidents = incidents;
        this.planner = planner;
        this.events = events;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    Uni<Page<ReviewView>> list(ReviewFilter filter, PageRequest page) {
        return reviews.list(filter, page).map(rows -> Page.of(rows, page.limit, ReviewView::of,
                last -> ReviewRepository.cursor(filter.order(), last)));
    }

    Uni<ReviewView> get(UUID id) {
        return reviews.require(id).map(ReviewView::of);
    }

    /**
     * Plans a review by hand, of whatever incident, also of one that calls for none.
     *
     * @throws Conflict when the incident has a live review of that type
     */
    Uni<ReviewView> plan(PlanReview plan) {
        if (plan.incidentId() != null) {
            return incidents.lock(plan.incidentId()).map(snapshot -> complete(plan, snapshot))
                    .call(this::ensureNoneLive).chain(this::make);
        }
        if (plan.type() == null || plan.type().concernsOneIncident()) {
            throw new RuleBroken("/incidentId", "Every review but a thematic one or a tabletop is of an incident");
        }
        if (plan.name() == null || plan.name().isBlank()) {
            throw new RuleBroken("/name", "A review without an incident needs a name");
        }
        return make(plan.scheduledFor(today()));
    }

    private PlanReview complete(PlanReview plan, IncidentSnapshot snapshot) {
        var usual = ReviewSchedule.counted(snapshot.severity(), today());
        return plan.ofType(usual.type()).scheduledFor(usual.date()).named(Review.nameFor(snapshot));
    }

    private Uni<Void> ensureNoneLive(PlanReview plan) {
        return reviews.live(plan.incidentId(), plan.type()).invoke(live -> {
            if (live != null) {
                throw new Conflict("Review " + live.id + " of that type is under way for this incident");
            }
        }).replaceWithVoid();
    }

    private Uni<ReviewView> make(PlanReview plan) {
        return planner.plan(planner.make(plan, now())).map(ReviewView::of);
    }

    Uni<ReviewView> change(UUID id, IfMatch match, ObjectNode patch) {
        return step(id, match, "review_updated",
                (review, by) -> review.write(patches.apply(review.content, patch, ReviewContent.class), by))
                .map(ReviewView::of);
    }

    Uni<ReviewView> start(UUID id, IfMatch match) {
        return step(id, match, "review_started", Review::start).map(ReviewView::of);
    }

    Uni<ReviewView> draft(UUID id, IfMatch match) {
        return step(id, match, "review_drafted", Review::draft).map(ReviewView::of);
    }

    Uni<ReviewView> submit(UUID id, IfMatch match) {
        return step(id, match, "review_submitted", Review::submit).map(ReviewView::of);
    }

    Uni<ReviewView> approve(UUID id, IfMatch match) {
        return step(id, match, "review_approved", Review::approve).map(ReviewView::of);
    }

    Uni<ReviewView> sendBack(UUID id, IfMatch match, String reason) {
        return step(id, match, "review_sent_back", (review, by) -> review.sendBack(reason, by)).map(ReviewView::of);
    }

    Uni<ReviewView> publish(UUID id, IfMatch match) {
        return step(id, match, "review_published", Review::publish)
                .call(review -> reviews.outcome(id).chain(outcome -> events.published(review, outcome)))
                .map(ReviewView::of);
    }

    Uni<InternalNotes> notes(UUID id) {
        return reviews.require(id).map(InternalNotes::of);
    }

    Uni<InternalNotes> note(UUID id, IfMatch match, String notes) {
        return step(id, match, "review_notes_updated", (review, by) -> review.note(notes, by)).map(InternalNotes::of);
    }

    private Uni<Review> step(UUID id, IfMatch match, String action, BiConsumer<Review, Stamp> move) {
        return reviews.lock(id).invoke(review -> {
            IfMatch.check(match, review.version);
            move.accept(review, now());
        }).call(reviews::flush).call(review -> audit.record(action, "review", id, detail(review)));
    }

    private static Map<String, Object> detail(Review review) {
        return review.sentBackReason == null
                ? Map.of("status", review.status)
                : Map.of("status", review.status, "reason", review.sentBackReason);
    }

    private Stamp now() {
        return Stamp.of(caller.get(), clock);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
