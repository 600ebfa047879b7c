package io.harrier.postmortems.plan;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.postmortems.incident.IncidentSnapshots;
import io.harrier.postmortems.people.Stamp;
import io.harrier.postmortems.review.ReviewedIncidents;
import io.smallrye.mutiny.Uni;

/** Remediation plans in people's hands: made, approved, held, cancelled. */
@ApplicationScoped
@TenantTransaction
class PlanService {

    private final PlanRepository plans;
    private final PlanProgress progress;
    private final PlanTasks tasks;
    private final PlanEvents events;
    private final IncidentSnapshots incidents;
    private final ReviewedIncidents reviews;
    private final MergePatch patches;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Ids ids;
    private final Clock clock;

    PlanService(PlanRepository plans, PlanProgress progress, PlanTasks tasks, PlanEvents events, IncidentSnapshots incidents,
            ReviewedIncidents reviews, MergePatch patches, Audit audit, CurrentCaller caller, Ids ids, Clock clock) {
        this.plans = plans;
        this.progress = progress;
        this.tasks = tasks;
        this.events = events;
        this.incidents = incidents;
        this.reviews = reviews;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<PlanView>> list(PlanFilter filter, PageRequest page) {
        return plans.list(filter, page)
                .map(rows -> Page.of(rows, page.limit, PlanView::of, last -> Cursor.of(PlanRepository.SORT, last.id)));
    }

    Uni<PlanView> get(UUID id) {
        return plans.require(id).map(PlanView::of);
    }

    Uni<PlanView> make(PlanContent content) {
        return ofItsIncident(content)
                .chain(complete -> plans.persistAndFlush(new Plan(ids.next(), complete, now())))
                .call(made -> record("plan_created", made))
                .map(PlanView::of);
    }

    /** A plan that a review led to is of the review's incident. */
    private Uni<PlanContent> ofItsIncident(PlanContent content) {
        Uni<PlanContent> known = content.incidentId() == null
                ? Uni.createFrom().item(content)
                : incidents.require(content.incidentId()).replaceWith(content);
        if (content.reviewId() == null) {
            return known;
        }
        return known.chain(() -> reviews.incidentOf(content.reviewId())).map(reviewed -> {
            if (content.incidentId() != null && !content.incidentId().equals(reviewed.orElse(null))) {
                throw new RuleBroken("/incidentId", "The review is not of this incident");
            }
            return content.of(reviewed.orElse(null));
        });
    }

    Uni<PlanView> change(UUID id, IfMatch match, ObjectNode patch) {
        return step(id, match, "plan_updated",
                (plan, by) -> plan.rewrite(patches.apply(plan.content, patch, PlanContent.class), by)).map(PlanView::of);
    }

    /** Approves it; where its tasks are ahead already, it starts or completes at once. */
    Uni<PlanView> approve(UUID id, IfMatch match) {
        return step(id, match, "plan_approved", Plan::approve).call(events::approved)
                .chain(plan -> progress.rollUp(plan, now())).map(PlanView::of);
    }

    Uni<PlanView> start(UUID id, IfMatch match) {
        return step(id, match, "plan_started", Plan::start).map(PlanView::of);
    }

    Uni<PlanView> hold(UUID id, IfMatch match, String reason) {
        return step(id, match, "plan_held", (plan, by) -> plan.hold(reason, by)).map(PlanView::of);
    }

    Uni<PlanView> resume(UUID id, IfMatch match) {
        return step(id, match, "plan_resumed", Plan::resume).chain(plan -> progress.rollUp(plan, now())).map(PlanView::of);
    }

    /** Cancels it, and with it what is still open of its tasks. */
    Uni<PlanView> cancel(UUID id, IfMatch match, String reason) {
        return step(id, match, "plan_cancelled", (plan, by) -> plan.cancel(reason, by))
                .call(plan -> tasks.cancelOpen(id, reason, now())).chain(plan -> progress.rollUp(plan, now()))
                .map(PlanView::of);
    }

    private Uni<Plan> step(UUID id, IfMatch match, String action, BiConsumer<Plan, Stamp> move) {
        return plans.lock(id).invoke(plan -> {
            IfMatch.check(match, plan.version);
            move.accept(plan, now());
        }).call(plans::flush).call(plan -> record(action, plan));
    }

    private Uni<Void> record(String action, Plan plan) {
        var detail = new TreeMap<String, Object>(Map.of("name", plan.content.name(), "status", plan.status));
        if (plan.statusReason != null) {
            detail.put("reason", plan.statusReason);
        }
        return audit.record(action, "plan", plan.id, detail);
    }

    private Stamp now() {
        return Stamp.of(caller.get(), clock);
    }
}
