package io.harrier.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka as a pipeline has it, and how far a topic has grown. */
public final class Records implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> watcher;

    public Records(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "1", "linger.ms", 5, "batch.size",
                128 * 1024), new ByteArraySerializer(), new ByteArraySerializer());
        watcher = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Sends without waiting for the broker. */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return producer.send(record);
    }

    /** Sends all; returns when the broker has them. */
    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        Future<RecordMetadata> last = null;
        for (var record : records) {
            last = producer.send(record);
        }
        producer.flush();
        try {
            if (last != null) {
                last.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("Kafka did not take the records", e.getCause());
        }
    }

    /** How many records the topic has ever had. */
    public synchronized long count(String topic, int partitions) {
        var all = IntStream.range(0, partitions).mapToObj(it -> new TopicPartition(topic, it)).toList();
        return watcher.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        producer.close();
        watcher.close();
    }
}
