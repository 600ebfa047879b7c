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
import java.util.UUID;
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
    Uni<Map<UUID, Instant>> find(Map<UUID, Instant> storedAt) {
        return storedAt.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.createFrom().item(() -> look(storedAt)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Map<UUID, Instant> look(Map<UUID, Instant> storedAt) {
        try (var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var topic = Canaries.STORED.topic();
            int partitions = consumer.partitionsFor(topic, PATIENCE).size();
            var where = storedAt.keySet().stream().map(id -> new TopicPartition(topic, partition(id, partitions)))
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

    private static Map<UUID, Instant> read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends,
            Set<UUID> wanted) {
        Map<UUID, Instant> found = new HashMap<>();
        Set<TopicPartition> left = new HashSet<>(ends.keySet());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < wanted.size() && System.nanoTime() < deadline) {
            left.removeIf(it -> consumer.position(it, PATIENCE) >= ends.get(it));
            if (left.isEmpty()) {
                break;
            }
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                if (isCanary(record)) {
                    var id = UUID.fromString(new String(record.key(), UTF_8));
                    if (wanted.contains(id)) {
                        found.putIfAbsent(id, Instant.ofEpochMilli(record.timestamp()));
                    }
                }
            });
        }
        return found;
    }

    private static boolean isCanary(ConsumerRecord<byte[], byte[]> record) {
        var type = record.headers().lastHeader("ce_type");
        return type != null && Canaries.STORED.name().equals(new String(type.value(), UTF_8));
    }

    /** As producers choose it by the key. */
    private static int partition(UUID id, int partitions) {
        return Utils.toPositive(Utils.murmur2(id.toString().getBytes(UTF_8))) % partitions;
    }
}
