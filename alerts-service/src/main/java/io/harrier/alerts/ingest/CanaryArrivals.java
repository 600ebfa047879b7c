package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Looks for the events of canaries on the service's own topic, from the time on when they were stored. Only while there are any on
 * their way: a consumer that stood by would read every event for the sake of few.
 */
@Singleton
class CanaryArrivals {

    /** As far as the clocks of service and relay may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;

    CanaryArrivals(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put("enable.auto.commit", false);
        this.kafka.remove("group.id");
    }

    /** @return when the events of those that are there were put there */
    Uni<Map<CanaryKey, Instant>> find(Map<CanaryKey, Instant> storedAt) {
        return storedAt.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.createFrom().item(() -> look(storedAt)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Map<CanaryKey, Instant> look(Map<CanaryKey, Instant> storedAt) {
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var topic = Canaries.STORED.topic();
            int partitions = consumer.partitionsFor(topic, PATIENCE).size();
            var where = storedAt.keySet().stream().map(it -> new TopicPartition(topic, partition(it, partitions)))
                    .collect(Collectors.toSet());
            consumer.assign(where);
            begin(consumer, where, storedAt.values());
            return read(consumer, consumer.endOffsets(where, PATIENCE), storedAt.keySet());
        }
    }

    private static void begin(KafkaConsumer<?, ?> consumer, Set<TopicPartition> where, Collection<Instant> storedAt) {
        long from = storedAt.stream().min(Instant::compareTo).orElseThrow().minus(SKEW).toEpochMilli();
        var offsets = consumer.offsetsForTimes(where.stream().collect(Collectors.toMap(it -> it, it -> from)), PATIENCE);
        offsets.forEach((partition, offset) -> {
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        });
    }

    private static Map<CanaryKey, Instant> read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends,
            Set<CanaryKey> wanted) {
        Map<CanaryKey, Instant> found = new HashMap<>();
        Set<TopicPartition> left = new HashSet<>(ends.keySet());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < wanted.size() && System.nanoTime() < deadline) {
            left.removeIf(it -> consumer.position(it, PATIENCE) >= ends.get(it));
            if (left.isEmpty()) {
                break;
            }
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                if (Canaries.STORED.name().equals(header(record, "ce_type"))) {
                    String tenant = header(record, "ce_tenantid");
                    String id = new String(record.key(), UTF_8);
                    wanted.stream().filter(it -> it.id().toString().equals(id) && it.tenant().toString().equals(tenant))
                            .forEach(it -> found.putIfAbsent(it, Instant.ofEpochMilli(record.timestamp())));
                }
            });
        }
        return found;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** As producers choose it by the key. */
    private static int partition(CanaryKey canary, int partitions) {
        return Utils.toPositive(Utils.murmur2(canary.id().toString().getBytes(UTF_8))) % partitions;
    }
}
