package io.harrier.platform.stream;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** One pass over the topic for all who wait: from the first place that any of them was at, to where each one's live events begin. */
final class MissedRead {

    private static final int MOST_RECORDS = 50_000;
    private static final long MARGIN_MILLIS = 10_000;
    private static final long A_SECOND = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 100;

    private final TopicRecords records;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Long, Map<TopicPartition, OffsetAndTimestamp>> atSecond = new HashMap<>();
    private Map<TopicPartition, Long> oldest;
    private List<ConsumerRecord<byte[], byte[]>> polled = List.of();

    MissedRead(TopicRecords records, KafkaConsumer<byte[], byte[]> consumer) {
        this.records = records;
        this.consumer = consumer;
    }

    void read(List<Missing> all) {
        oldest = consumer.beginningOffsets(
                all.stream().flatMap(it -> it.live.keySet().stream()).distinct().map(records::partition).toList());
        all.stream().filter(it -> it.place.isMoment()).forEach(it -> begin(it, it.place.number()));
        all.stream().filter(it -> !it.place.isMoment()).collect(Collectors.groupingBy(it -> it.place.partition()))
                .forEach((partition, there) -> beginIn(records.partition(partition), there));
        collect(all.stream().filter(it -> !it.isOver()).toList());
    }

    /** Those who were in the same partition, by their places: the time of the next is often in what was read for the one before. */
    private void beginIn(TopicPartition partition, List<Missing> there) {
        polled = List.of();
        there.stream().sorted(Comparator.comparingLong(it -> it.place.number())).forEach(it -> {
            long number = it.place.number();
            if (!it.live.containsKey(partition.partition()) || number < oldest.get(partition)
                    || number >= it.live.get(partition.partition())) {
                it.giveUp();
            } else if (!it.isOver()) {
                begin(it, timeOf(partition, number));
                it.from.put(partition.partition(), number + 1);
            }
            if (it.distance() > MOST_RECORDS) {
                it.giveUp();
            }
        });
    }

    /** In its partition from its place, in the others from the time of that, less a margin; not where a part of that is gone. */
    private void begin(Missing missing, long since) {
        long second = Math.max(0, since - MARGIN_MILLIS) / A_SECOND;
        var found = atSecond.computeIfAbsent(second, it -> consumer.offsetsForTimes(
                oldest.keySet().stream().collect(Collectors.toMap(partition -> partition, partition -> it * A_SECOND))));
        missing.live.forEach((partition, live) -> {
            var first = found.get(records.partition(partition));
            missing.from.put(partition, first == null ? live : first.offset());
            long gone = oldest.get(records.partition(partition));
            if (first != null && partition != missing.place.partition() && gone > 0 && first.offset() <= gone) {
                missing.giveUp();
            }
        });
        if (missing.place.isMoment() && missing.distance() > MOST_RECORDS) {
            missing.giveUp();
        }
    }

    private long timeOf(TopicPartition partition, long offset) {
        if (polled.isEmpty() || offset < polled.get(0).offset() || offset > polled.get(polled.size() - 1).offset()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            polled = List.of();
            for (int poll = 0; poll < MOST_POLLS && polled.isEmpty(); poll++) {
                polled = consumer.poll(POLL).records(partition);
            }
        }
        return polled.stream().filter(it -> it.offset() >= offset).findFirst().map(ConsumerRecord::timestamp)
                .orElseThrow(() -> new IllegalStateException("The topic could not be read at " + partition + " " + offset));
    }

    private void collect(List<Missing> all) {
        var first = new HashMap<Integer, Long>();
        var last = new HashMap<Integer, Long>();
        all.forEach(it -> {
            it.from.forEach((partition, offset) -> first.merge(partition, offset, Math::min));
            it.live.forEach((partition, offset) -> last.merge(partition, offset, Math::max));
        });
        consumer.assign(first.keySet().stream().map(records::partition).toList());
        first.forEach((partition, offset) -> consumer.seek(records.partition(partition), offset));
        var byTenant = all.stream().collect(Collectors.groupingBy(it -> it.tenant));
        for (int poll = 0; poll < MOST_POLLS && all.stream().anyMatch(it -> !it.isOver()); poll++) {
            if (consumer.assignment().stream().allMatch(it -> consumer.position(it) >= last.get(it.partition()))) {
                all.forEach(Missing::complete);
                return;
            }
            consumer.poll(POLL).forEach(record -> give(record, byTenant));
        }
        all.forEach(Missing::giveUp);
    }

    private static void give(ConsumerRecord<byte[], byte[]> record, Map<UUID, List<Missing>> byTenant) {
        TopicRecords.tenant(record).filter(byTenant::containsKey).ifPresent(tenant -> {
            String type = TopicRecords.type(record);
            var lacking = byTenant.get(tenant).stream().filter(it -> it.lacks(record.partition(), record.offset(), type))
                    .toList();
            if (!lacking.isEmpty()) {
                var event = TopicRecords.event(record, tenant);
                lacking.forEach(it -> it.add(event));
            }
        });
    }
}
