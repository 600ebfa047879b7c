package io.harrier.platform.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.ws.rs.sse.OutboundSseEvent;

import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/**
 * One open stream. Its parts are made as its client takes them: first that it is open, then what the client missed, then what comes. What
 * waits longer than its mailbox holds ends it.
 */
final class EventStream {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** What comes in so short a time is looked at together. */
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration BEGINNING = Duration.ofSeconds(12);
    private static final int AT_ONCE = 200;

    /** Some events, and whether they are the last. */
    record Part(List<OutboundSseEvent> events, boolean last) {

        static final Part END = new Part(List.of(), true);
        static final Part NOTHING = new Part(List.of(), false);

        static Part of(OutboundSseEvent event) {
            return new Part(List.of(event), false);
        }
    }

    private final Mailbox mailbox;
    private final Caller caller;
    private final StreamGuard guard;
    private final String lastEventId;
    private final Instant until;
    private final EventStreams.Parts parts;
    private final Deque<StreamedEvent> replayed = new ArrayDeque<>();
    private boolean begun;
    private String ended;
    /** What the client missed, while it is read. */
    private volatile CompletableFuture<Optional<List<StreamedEvent>>> missing;

    EventStream(Mailbox mailbox, Caller caller, StreamGuard guard, String lastEventId, Instant until,
            EventStreams.Parts parts) {
        this.mailbox = mailbox;
        this.caller = caller;
        this.guard = guard;
        this.lastEventId = lastEventId;
        this.until = until;
        this.parts = parts;
    }

    /** Why it ended, for the metrics. */
    String reason(Throwable failure) {
        return failure != null ? "failed" : ended == null ? "client" : ended;
    }

    Uni<Part> next() {
        if (ended != null) {
            return Uni.createFrom().item(Part.END);
        }
        if (!begun) {
            begun = true;
            return begin();
        }
        if (!replayed.isEmpty()) {
            return shown(some());
        }
        if (missing != null) {
            return missed();
        }
        var left = Duration.between(parts.clock().instant(), until);
        if (left.isNegative() || left.isZero()) {
            ended = "expired";
            return Uni.createFrom().item(Part.END);
        }
        return arrival(left);
    }

    private Uni<Part> begin() {
        return Uni.createFrom().completionStage(mailbox::begun).ifNoItem().after(BEGINNING).fail().map(live -> {
            if (lastEventId == null || lastEventId.isBlank()) {
                return Part.of(parts.open());
            }
            var place = Place.of(lastEventId);
            if (place.isEmpty()) {
                return new Part(List.of(parts.open(), reset("unknown")), false);
            }
            missing = parts.missed().between(place.get(), live, caller.tenantId(), guard).subscribeAsCompletionStage();
            // Cut off before it is told what it missed it comes back to the same place.
            return Part.of(parts.open(lastEventId));
        }).onFailure().recoverWithItem(failure -> cut("failed"));
    }

    private Uni<Part> missed() {
        return Uni.createFrom().completionStage(() -> missing.copy()).ifNoItem().after(HEARTBEAT).fail().map(found -> {
            missing = null;
            found.ifPresent(replayed::addAll);
            return found.isPresent() ? Part.NOTHING : Part.of(reset("too_old"));
        }).onFailure(TimeoutException.class).recoverWithItem(ignored -> Part.of(parts.heartbeat()))
                .onFailure().recoverWithItem(failure -> cut("failed"));
    }

    /** The client is gone: what is read for it need not be. */
    void leave() {
        var reading = missing;
        if (reading != null) {
            reading.cancel(true);
        }
    }

    private Uni<Part> arrival(Duration left) {
        var wait = left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
        return Uni.createFrom().completionStage(mailbox::arrived).ifNoItem().after(wait).fail().onItem().delayIt().by(GATHERING)
                .chain(ignored -> {
                    var delivery = mailbox.take(AT_ONCE);
                    return delivery.cut() == null ? shown(delivery.events()) : Uni.createFrom().item(cut(delivery.cut()));
                }).onFailure(TimeoutException.class).recoverWithItem(ignored -> Part.of(parts.heartbeat()));
    }

    private List<StreamedEvent> some() {
        var some = new ArrayList<StreamedEvent>();
        while (!replayed.isEmpty() && some.size() < AT_ONCE) {
            some.add(replayed.poll());
        }
        return some;
    }

    /** What the caller may see of these. A database that is away ends the stream: the client comes back to where it was. */
    private Uni<Part> shown(List<StreamedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Part.NOTHING);
        }
        return parts.tenancy().as(caller, () -> guard.visible(events)).map(visible -> new Part(parts.events(visible), false))
                .onFailure().recoverWithItem(failure -> {
                    ended = "failed";
                    return Part.END;
                });
    }

    private Part cut(String why) {
        ended = why;
        return Part.of(reset(why));
    }

    private OutboundSseEvent reset(String why) {
        return parts.sign("reset", "{\"reason\":\"" + why + "\"}");
    }
}
