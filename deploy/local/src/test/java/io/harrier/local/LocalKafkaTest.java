package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path directory;
    static LocalKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(directory.resolve("kafka"), 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void recordsAndGroupOffsetsSurviveARestart() throws Exception {
        send("siem.alerts.acme", "first");
        assertEquals(List.of("first"), receive("siem.alerts.acme", 1));

        send("siem.alerts.acme", "second");
        kafka.restart();
        send("siem.alerts.acme", "third");

        assertEquals(List.of("second", "third"), receive("siem.alerts.acme", 2));
    }

    @Test
    void theTopicsOfTheSuiteAreThere() throws Exception {
        kafka.createTopic("harrier.alerts", 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = admin.describeTopics(List.of("harrier.alerts", "harrier.integrations")).allTopicNames().get();
            topics.values().forEach(topic -> assertEquals(12, topic.partitions().size(), topic.name()));
        }
    }

    private static void send(String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "siem-1", value)).get();
        }
    }

    private static List<String> receive(String topic, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "readers",
                "auto.offset.reset", "earliest", "enable.auto.commit", "false");
        List<String> received = new ArrayList<>();
        Instant end = Instant.now().plus(LIMIT);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (received.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> received.add(message.value()));
            }
            consumer.commitSync();
        }
        return received;
    }
}
