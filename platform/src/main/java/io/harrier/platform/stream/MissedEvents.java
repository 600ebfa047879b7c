package io.harrier.platform.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;

/**
 * Reads again what a client missed while it was away: in its partition from its place, in the others from the time of that, less a margin,
 * so that some may come twice and none is left out. What would be too much, or is gone from the topic, is not tried.
 */
@Singleton
class MissedEvents {

    static final int MOST_EVENTS = 1_000;
    private static final int MOST_RECORDS = 50_000;
    private static final long MARGIN_MILLIS = 10_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 100;
    private static final int AT_ONCE = 2;

    private final TopicRecords records;
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
        return Uni.createFrom().item(() -> read(place, live, tenant, guard)).runSubscriptionOn(readers);
    }

    private Optional<List<StreamedEvent>> read(Place place, Map<Integer, Long> live, UUID tenant, StreamGuard guard) {
        try (var consumer = records.consumer()) {
            var partitions = live.keySet().stream().map(records::partition).toList();
            var from = starts(consumer, place, live, partitions);
            if (from.isEmpty() || from.get().entrySet().stream()
                    .mapToLong(it -> Math.max(0, live.get(it.getKey()) - it.getValue())).sum() > MOST_RECORDS) {
                return Optional.empty();
            }
            consumer.assign(partitions);
            from.get().forEach((partition, offset) -> consumer.seek(records.partition(partition), offset));
            return collect(consumer, live, tenant, guard);
        }
    }

    /** Where to begin in each partition; empty where a part of it is gone. */
    private Optional<Map<Integer, Long>> starts(KafkaConsumer<byte[], byte[]> consumer, Place place, Map<Integer, Long> live,
            List<TopicPartition> partitions) {
        var oldest = consumer.beginningOffsets(partitions);
        long since = place.number();
        if (!place.isMoment()) {
            var own = records.partition(place.partition());
            if (!oldest.containsKey(own) || place.number() < oldest.get(own) || place.number() >= live.get(place.partition())) {
                return Optional.empty();
            }
            since = timeOf(consumer, own, place.number());
        }
        var times = new HashMap<TopicPartition, Long>();
        for (TopicPartition partition : partitions) {
            times.put(partition, Math.max(0, since - MARGIN_MILLIS));
        }
        var from = new HashMap<Integer, Long>();
        for (var found : consumer.offsetsForTimes(times).entrySet()) {
            OffsetAndTimestamp first = found.getValue();
            int partition = found.getKey().partition();
            from.put(partition, first == null ? live.get(partition) : first.offset());
            if (first != null && partition != place.partition() && oldest.get(found.getKey()) > 0
                    && first.offset() <= oldest.get(found.getKey())) {
                return Optional.empty();
            }
        }
        if (!place.isMoment()) {
            from.put(place.partition(), place.number() + 1);
        }
        return Optional.of(from);
    }

    private static long timeOf(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            var found = consumer.poll(POLL).records(partition);
            if (!found.isEmpty()) {
                return found.get(0).timestamp();
            }
        }
        throw new IllegalStateException("The topic could not be read at " + partition + " " + offset);
    }

    private static Optional<List<StreamedEvent>> collect(KafkaConsumer<byte[], byte[]> consumer, Map<Integer, Long> live,
            UUID tenant, StreamGuard guard) {
        var events = new ArrayList<StreamedEvent>();
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            var behind = consumer.assignment().stream().filter(it -> consumer.position(it) < live.get(it.partition())).toList();
            if (behind.isEmpty()) {
                events.sort(Comparator.comparingLong(StreamedEvent::millis));
                return Optional.of(events);
            }
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < live.get(record.partition()) && guard.isShown(TopicRecords.type(record))
                        && TopicRecords.tenant(record).filter(tenant::equals).isPresent()) {
                    events.add(TopicRecords.event(record, tenant));
                }
            });
            if (events.size() > MOST_EVENTS) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
