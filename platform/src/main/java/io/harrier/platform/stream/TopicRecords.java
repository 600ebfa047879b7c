package io.harrier.platform.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.common.annotation.Identifier;

/** Reads the service's own topic, whole and without a group. */
@Singleton
class TopicRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] NOTHING = "{}".getBytes(UTF_8);

    private final String topic;
    private final Map<String, Object> settings;

    TopicRecords(@ConfigProperty(name = "harrier.schema") String schema,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        topic = "harrier." + schema;
        settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", false);
        // A place that is gone is told, never skipped.
        settings.put("auto.offset.reset", "none");
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("max.poll.records", 2_000);
        settings.put("fetch.max.wait.ms", 200);
        settings.remove("group.id");
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic).stream().map(it -> new TopicPartition(topic, it.partition())).toList();
    }

    TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    /** Whose event a record is; nobody's where it does not say. */
    static Optional<UUID> tenant(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.ofNullable(header(record, "ce_tenantid")).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    static String type(ConsumerRecord<byte[], byte[]> record) {
        return String.valueOf(header(record, "ce_type"));
    }

    static StreamedEvent event(ConsumerRecord<byte[], byte[]> record, UUID tenant) {
        return new StreamedEvent(record.partition(), record.offset(), record.timestamp(), tenant, header(record, "ce_id"),
                type(record), header(record, "ce_time"), header(record, "ce_subject"),
                record.value() == null ? NOTHING : record.value());
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
