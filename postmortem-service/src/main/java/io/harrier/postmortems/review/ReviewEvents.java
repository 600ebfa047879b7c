package io.harrier.postmortems.review;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.harrier.postmortems.people.Actor;
import io.harrier.postmortems.review.ReviewRepository.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** What the other services hear of reviews. */
@Singleton
class ReviewEvents {

    private static final EventType SCHEDULED = EventType.of("postmortems", "review.scheduled");
    private static final EventType PUBLISHED = EventType.of("postmortems", "review.published");

    private final Outbox outbox;
    private final CurrentCaller caller;

    ReviewEvents(Outbox outbox, CurrentCaller caller) {
        this.outbox = outbox;
        this.caller = caller;
    }

    @RegisterForReflection
    record Scheduled(ReviewSnapshot review) {
    }

    @RegisterForReflection
    record Published(ReviewSnapshot review, long findingsCount, long recommendationsCount, UUID planId, Actor actor) {
    }

    Uni<Void> scheduled(Review review) {
        return outbox.announce(SCHEDULED, review.id, new Scheduled(ReviewSnapshot.of(review)));
    }

    Uni<Void> published(Review review, Outcome outcome) {
        return outbox.announce(PUBLISHED, review.id, new Published(ReviewSnapshot.of(review), outcome.findings(),
                outcome.recommendations(), outcome.plan(), Actor.of(caller.get())));
    }
}
