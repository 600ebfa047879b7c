package io.harrier.platform.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;

/**
 * Reads again what clients missed while they were away: each in its partition from its place, in the others from the time of that, less a
 * margin, so that some may come twice and none is left out. What would be too much, or is gone from the topic, is not tried. All who wait
 * are read for at once: after a restart everybody comes back in the same moment.
 */
@Singleton
class MissedEvents {

    private static final int AT_ONCE = 2;

    private final TopicRecords records;
    /** No more than there are streams. */
    private final List<Missing> waiting = new ArrayList<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE, work -> {
        var thread = new Thread(work, "harrier-stream-missed");
        thread.setDaemon(true);
        return thread;
    });

    MissedEvents(TopicRecords records) {
        this.records = records;
    }

    void stop(@Observes ShutdownEvent event) {
        readers.shutdownNow();
    }

    /**
     * The tenant's events after a place and before what comes live, oldest first; empty where they can't all be told.
     *
     * @param live the first offset of each partition that comes live
     */
    Uni<Optional<List<StreamedEvent>>> between(Place place, Map<Integer, Long> live, UUID tenant, StreamGuard guard) {
        return Uni.createFrom().emitter(answer -> {
            var missing = new Missing(place, live, tenant, guard, answer);
            come(missing);
            answer.onTermination(() -> leave(missing));
            readers.execute(this::read);
        });
    }

    private synchronized void come(Missing missing) {
        waiting.add(missing);
    }

    private synchronized void leave(Missing missing) {
        missing.leave();
        waiting.remove(missing);
    }

    private synchronized List<Missing> all() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private void read() {
        var all = all();
        if (all.isEmpty()) {
            return;
        }
        try (var consumer = records.consumer()) {
            new MissedRead(records, consumer).read(all);
        } catch (RuntimeException failure) {
            all.forEach(it -> it.fail(failure));
        }
    }
}
