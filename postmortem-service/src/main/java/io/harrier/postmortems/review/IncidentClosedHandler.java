package io.harrier.postmortems.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.harrier.postmortems.incident.IncidentEvents;
import io.harrier.postmortems.incident.IncidentSnapshot;
import io.harrier.postmortems.incident.IncidentSnapshots;
import io.harrier.postmortems.people.Stamp;
import io.smallrye.mutiny.Uni;

/**
 * A closing is answered by exactly one review: the live one, where the incident has one, else a new one of the type and on the
 * day that its severity calls for. Told again, or told after the incident was reopened, it changes nothing.
 */
@Singleton
class IncidentClosedHandler implements EventHandler<IncidentClosed> {

    private final IncidentSnapshots incidents;
    private final ReviewRepository reviews;
    private final ReviewPlanner planner;
    private final Audit audit;
    private final Clock clock;

    IncidentClosedHandler(IncidentSnapshots incidents, ReviewRepository reviews, ReviewPlanner planner, Audit audit,
            Clock clock) {
        this.incidents = incidents;
        this.reviews = reviews;
        this.planner = planner;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public EventType type() {
        return EventType.of(IncidentEvents.SERVICE, "incident.closed");
    }

    @Override
    public Class<IncidentClosed> payload() {
        return IncidentClosed.class;
    }

    @Override
    public Uni<Void> handle(Event<IncidentClosed> event) {
        var closing = event.data();
        var incident = closing.incident();
        return incidents.keep(incident)
                .chain(() -> incidents.lock(incident.id()))
                .chain(snapshot -> snapshot.wasClosedAt(incident.closedAt())
                        ? answerOnce(closing, snapshot)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> answerOnce(IncidentClosed closing, IncidentSnapshot snapshot) {
        var closedAt = closing.incident().closedAt();
        var schedule = ReviewSchedule.of(closing.incident().severity(), closing.closureReason(), closedAt);
        if (schedule.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return reviews.hasAnswerTo(snapshot.id(), closedAt).chain(answered -> answered
                ? Uni.createFrom().voidItem()
                : reviews.live(snapshot.id()).chain(live -> live == null
                        ? schedule(schedule.get(), closing, snapshot)
                        : adopt(live, closedAt, snapshot.id())));
    }

    private Uni<Void> schedule(ReviewSchedule schedule, IncidentClosed closing, IncidentSnapshot snapshot) {
        var plan = PlanReview.of(snapshot.id(), schedule.type(), schedule.date()).named(Review.nameFor(snapshot));
        var review = planner.make(plan, new Stamp(clock.instant(), closing.actor().person()));
        review.answer(closing.incident().closedAt());
        return planner.plan(review).replaceWithVoid();
    }

    private Uni<Void> adopt(Review live, Instant closedAt, UUID incident) {
        live.answer(closedAt);
        return audit.record("review_adopted", "review", live.id, Map.of("incidentId", incident, "closedAt", closedAt));
    }
}
