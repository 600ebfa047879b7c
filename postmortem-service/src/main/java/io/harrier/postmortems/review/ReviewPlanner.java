package io.harrier.postmortems.review;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.harrier.platform.audit.Audit;
import io.harrier.platform.ids.Ids;
import io.harrier.postmortems.people.Stamp;
import io.smallrye.mutiny.Uni;

/** Puts reviews into the calendar: those planned by hand, those a closing calls for, those a postmortem begins. */
@Singleton
class ReviewPlanner {

    private final ReviewRepository reviews;
    private final ReviewEvents events;
    private final Audit audit;
    private final Ids ids;

    ReviewPlanner(ReviewRepository reviews, ReviewEvents events, Audit audit, Ids ids) {
        this.reviews = reviews;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
    }

    /** A review that nobody has been told of yet. */
    Review make(PlanReview plan, Stamp by) {
        return new Review(ids.next(), plan.incidentId(), plan.type(), ReviewContent.planned(plan), by);
    }

    /** Keeps a new review and tells everybody. */
    Uni<Review> plan(Review review) {
        return reviews.persistAndFlush(review).call(events::scheduled)
                .call(made -> audit.record("review_scheduled", "review", made.id, detail(made)));
    }

    private static Map<String, Object> detail(Review review) {
        var detail = new TreeMap<String, Object>(Map.of("type", review.type.wire(), "date", review.content.scheduledDate()));
        if (review.incidentId != null) {
            detail.put("incidentId", review.incidentId);
        }
        return detail;
    }
}
