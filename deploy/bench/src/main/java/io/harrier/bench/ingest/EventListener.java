package io.harrier.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer of the events, as another service is one: notes how long after its {@code ce_time} each arrives. That time is taken
 * just before the commit, so the delay is a little more than from commit to event, never less.
 */
final class EventListener implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Double> delays = new ArrayList<>();
    private final Thread thread = new Thread(this::listen, "event-listener");
    private volatile boolean closed;

    /** Hears what is sent from now on. */
    EventListener(String bootstrapServers) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = IntStream.range(0, Arena.EVENT_PARTITIONS).mapToObj(it -> new TopicPartition(Arena.EVENTS, it))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Asking makes it so, before the first event is on its way.
        partitions.forEach(consumer::position);
        thread.start();
    }

    List<Double> delays() {
        synchronized (delays) {
            return List.copyOf(delays);
        }
    }

    private void listen() {
        while (!closed) {
            var records = consumer.poll(Duration.ofMillis(50));
            var now = Instant.now();
            synchronized (delays) {
                records.forEach(record -> delays.add(Duration.between(time(record), now).toNanos() / 1e6));
            }
        }
        consumer.close();
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        return Instant.parse(new String(record.headers().lastHeader("ce_time").value(), UTF_8));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
