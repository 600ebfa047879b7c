package io.harrier.platform.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What waits for one open stream: bounded, and given up where its client does not keep up. */
final class Mailbox {

    private static final int MOST_EVENTS = 1_000;
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    /** What comes next: events, or the end of the stream and why. */
    record Delivery(List<StreamedEvent> events, String cut) {
    }

    final UUID tenant;
    private final CompletableFuture<Map<Integer, Long>> begun = new CompletableFuture<>();
    private final Deque<StreamedEvent> events = new ArrayDeque<>();
    private long bytes;
    private String cut;
    private CompletableFuture<Void> waiting = new CompletableFuture<>();

    Mailbox(UUID tenant) {
        this.tenant = tenant;
    }

    /** The first offset of each partition that comes here; what was before has to be read otherwise. */
    CompletionStage<Map<Integer, Long>> begun() {
        return begun.copy();
    }

    void begin(Map<Integer, Long> next) {
        begun.complete(Map.copyOf(next));
    }

    synchronized void offer(StreamedEvent event) {
        if (cut != null) {
            return;
        }
        bytes += event.data().length;
        if (events.size() >= MOST_EVENTS || bytes > MOST_BYTES) {
            cut("slow");
            return;
        }
        events.add(event);
        waiting.complete(null);
    }

    /** Takes nothing more; what waits is dropped. */
    synchronized void cut(String why) {
        if (cut == null) {
            cut = why;
            events.clear();
            begun.completeExceptionally(new IllegalStateException("The stream was cut: " + why));
            waiting.complete(null);
        }
    }

    /** Completes when there is something to take. */
    synchronized CompletionStage<Void> arrived() {
        if (waiting.isDone() && events.isEmpty() && cut == null) {
            waiting = new CompletableFuture<>();
        }
        // Who stops waiting cancels what it was given.
        return waiting.copy();
    }

    synchronized Delivery take(int atMost) {
        var taken = new ArrayList<StreamedEvent>();
        while (!events.isEmpty() && taken.size() < atMost) {
            var event = events.poll();
            bytes -= event.data().length;
            taken.add(event);
        }
        return new Delivery(taken, cut);
    }
}
