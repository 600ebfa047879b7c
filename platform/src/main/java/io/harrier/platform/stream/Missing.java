package io.harrier.platform.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * What one client missed: the events of its tenant after a place and before what comes live. Bounded as a mailbox is; over when it is
 * answered, or when nobody waits for it any more.
 */
final class Missing {

    static final int MOST_EVENTS = 1_000;
    static final long MOST_BYTES = 4 * 1024 * 1024;

    final Place place;
    final Map<Integer, Long> live;
    final UUID tenant;
    /** The first offset of each partition that it is told of. */
    final Map<Integer, Long> from = new HashMap<>();
    private final StreamGuard guard;
    private final UniEmitter<? super Optional<List<StreamedEvent>>> answer;
    private final List<StreamedEvent> events = new ArrayList<>();
    private long bytes;
    private volatile boolean over;

    /** @param live the first offset of each partition that comes live */
    Missing(Place place, Map<Integer, Long> live, UUID tenant, StreamGuard guard,
            UniEmitter<? super Optional<List<StreamedEvent>>> answer) {
        this.place = place;
        this.live = live;
        this.tenant = tenant;
        this.guard = guard;
        this.answer = answer;
    }

    boolean isOver() {
        return over;
    }

    /** Nobody waits for it any more. */
    void leave() {
        over = true;
    }

    /** How many records there are to be read for it. */
    long distance() {
        return from.entrySet().stream().mapToLong(it -> Math.max(0, live.get(it.getKey()) - it.getValue())).sum();
    }

    /** Whether it is told of what is of this type at this place of its tenant's events. */
    boolean lacks(int partition, long offset, String type) {
        return !over && from.getOrDefault(partition, Long.MAX_VALUE) <= offset && offset < live.get(partition)
                && guard.isShown(type);
    }

    void add(StreamedEvent event) {
        events.add(event);
        bytes += event.data().length;
        if (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
            giveUp();
        }
    }

    /** That is all of it: the oldest comes first. */
    void complete() {
        if (!over) {
            over = true;
            events.sort(Comparator.comparingLong(StreamedEvent::millis));
            answer.complete(Optional.of(events));
        }
    }

    /** It can't all be told. */
    void giveUp() {
        if (!over) {
            over = true;
            events.clear();
            answer.complete(Optional.empty());
        }
    }

    void fail(Throwable failure) {
        if (!over) {
            over = true;
            answer.fail(failure);
        }
    }
}
