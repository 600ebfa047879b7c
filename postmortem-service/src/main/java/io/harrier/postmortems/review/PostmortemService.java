package io.harrier.postmortems.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.postmortems.incident.IncidentSnapshot;
import io.harrier.postmortems.incident.IncidentSnapshots;
import io.harrier.postmortems.people.Stamp;
import io.smallrye.mutiny.Uni;

/** The postmortem of an incident: its live review, written as one document. */
@ApplicationScoped
@TenantTransaction
class PostmortemService {

    private final ReviewRepository reviews;
    private final IncidentSnapshots incidents;
    private final ReviewPlanner planner;
    private final MergePatch patches;
    private final ObjectMapper json;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Clock clock;

    PostmortemService(ReviewRepository reviews, IncidentSnapshots incidents, ReviewPlanner planner, MergePatch patches,
            ObjectMapper json, Audit audit, CurrentCaller caller, Clock clock) {
        this.reviews = reviews;
        this.incidents = incidents;
        this.planner = planner;
        this.patches = patches;
        this.json = json;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    Uni<PostmortemView> get(UUID incident) {
        return incidents.require(incident).chain(() -> reviews.latest(incident))
                .onItem().ifNull().failWith(() -> new NotFound("postmortem of incident", incident))
                .map(PostmortemView::of);
    }

    /**
     * Writes the postmortem in the incident's live review, started if it was only scheduled; makes one where there was never any.
     *
     * @throws Conflict when the postmortem is published: another look at the incident is a review planned by hand
     */
    Uni<PostmortemView> write(UUID incident, IfMatch match, Postmortem postmortem) {
        var by = Stamp.of(caller.get(), clock);
        return incidents.lock(incident)
                .chain(snapshot -> reviews.live(incident)
                        .chain(live -> live == null ? begin(snapshot, by) : Uni.createFrom().item(live)))
                .invoke(review -> {
                    IfMatch.check(match, review.version);
                    write(review, postmortem, by);
                })
                .call(reviews::flush)
                .call(review -> audit.record("postmortem_updated", "review", review.id, Map.of("incidentId", incident)))
                .map(PostmortemView::of);
    }

    private Uni<Review> begin(IncidentSnapshot snapshot, Stamp by) {
        return reviews.latest(snapshot.id()).chain(published -> {
            if (published != null) {
                throw new Conflict("The postmortem is published as review " + published.id + "; plan another review to go on");
            }
            var today = LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
            var type = ReviewSchedule.counted(snapshot.severity(), today).type();
            return planner.plan(planner.make(PlanReview.of(snapshot.id(), type, today).named(Review.nameFor(snapshot)), by));
        });
    }

    private void write(Review review, Postmortem postmortem, Stamp by) {
        ObjectNode patch = json.valueToTree(postmortem.inReview());
        review.write(patches.apply(review.content, patch, ReviewContent.class), by);
        if (review.status == ReviewStatus.SCHEDULED) {
            review.start(by);
        }
        if (postmortem.internalNotes() != null) {
            review.note(postmortem.internalNotes(), by);
        }
    }
}
