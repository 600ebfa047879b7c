package io.harrier.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A pipeline that sends to the broker, and a reader of what the product says on it. */
public final class TestKafka {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static KafkaProducer<String, byte[]> producer;

    private TestKafka() {
    }

    public static void send(String topic, String key, String value) {
        send(topic, key, value.getBytes(UTF_8), Map.of());
    }

    /** Sends and waits for the broker's word. */
    /** Makes a topic of other than the usual kind. */
    public static void create(NewTopic topic) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    public static synchronized void send(String topic, String key, byte[] value, Map<String, String> headers) {
        if (producer == null) {
            producer = new KafkaProducer<>(Map.of("bootstrap.servers", brokers(), "acks", "all", "linger.ms", 0,
                    "max.request.size", 4_000_000), new StringSerializer(), new ByteArraySerializer());
        }
        var record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Everything on a topic so far that matches, from its beginning to the end it has now. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic,
            Predicate<ConsumerRecord<String, byte[]>> matching) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", brokers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (matching.test(record)) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    /** The events of one type about one aggregate of a tenant, in order, each checked against its schema. */
    public static List<JsonNode> events(TestTenant tenant, String type) {
        String topic = "harrier." + type.split("\\.")[2];
        return records(topic, record -> type.equals(header(record, "ce_type"))
                && tenant.id().toString().equals(header(record, "ce_tenantid"))).stream()
                .map(record -> EventSchemas.checked(type, record)).toList();
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (java.io.IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static String brokers() {
        return HarrierServers.settings().get("kafka.bootstrap.servers");
    }
}
