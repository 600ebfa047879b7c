package io.harrier.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Sends outbox rows so that no row overtakes another of its key. Two things keep that: one request in flight (a broker that just
 * became a partition's leader may refuse a new producer's first request and take its second), and a producer that failed once
 * is closed before it can send what it still holds.
 */
final class OutboxProducer implements AutoCloseable {

    static final int SEND_SECONDS = 5;

    /** A message that the broker has said it will never take. */
    record Refusal(long id, String reason) {
    }

    private final Map<String, Object> settings;
    private KafkaProducer<byte[], byte[]> producer;

    OutboxProducer(Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put("enable.idempotence", true);
        settings.put("acks", "all");
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("batch.size", 256 * 1024);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", SEND_SECONDS * 1000);
        settings.put("request.timeout.ms", SEND_SECONDS * 1000 - 500);
        // Longer than anyone waits: a record that expired by itself would let the next of its key pass.
        settings.put("delivery.timeout.ms", 120_000);
        settings.put("max.request.size", 4 * 1024 * 1024);
        producer = producer();
    }

    /**
     * Blocks while the broker's metadata are awaited. Answers what the broker will never take; fails after five seconds, with
     * {@link TopicsFailed}.
     */
    CompletableFuture<List<Refusal>> send(List<Row> batch) {
        var current = current();
        var sends = new ArrayList<CompletableFuture<Refusal>>();
        for (Row row : batch) {
            sends.add(send(current, row));
            if (sends.get(sends.size() - 1).isCompletedExceptionally()) {
                // The next would wait as long for its metadata.
                break;
            }
        }
        return CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).orTimeout(SEND_SECONDS, TimeUnit.SECONDS)
                .handle((done, failure) -> {
                    if (failure != null) {
                        abandon(current);
                        throw new TopicsFailed(unfinished(batch, sends), failure);
                    }
                    return sends.stream().map(CompletableFuture::join).filter(Objects::nonNull).toList();
                });
    }

    private static Set<String> unfinished(List<Row> batch, List<CompletableFuture<Refusal>> sends) {
        return IntStream.range(0, sends.size())
                .filter(it -> !sends.get(it).isDone() || sends.get(it).isCompletedExceptionally())
                .mapToObj(it -> batch.get(it).getString("topic")).collect(Collectors.toSet());
    }

    private static CompletableFuture<Refusal> send(KafkaProducer<byte[], byte[]> producer, Row row) {
        var record = new ProducerRecord<>(row.getString("topic"), bytes(row.getBuffer("key")), bytes(row.getBuffer("value")));
        ((JsonObject) row.getValue("headers"))
                .forEach(header -> record.headers().add(header.getKey(), header.getValue().toString().getBytes(UTF_8)));
        var sent = new CompletableFuture<Refusal>();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else if (isFinal(failure)) {
                sent.complete(new Refusal(row.getLong("id"), String.valueOf(failure.getMessage())));
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private synchronized KafkaProducer<byte[], byte[]> current() {
        if (producer == null) {
            producer = producer();
        }
        return producer;
    }

    private synchronized void abandon(KafkaProducer<byte[], byte[]> failed) {
        failed.close(Duration.ZERO);
        if (producer == failed) {
            producer = null;
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(SEND_SECONDS));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static boolean isFinal(Exception failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidTopicException;
    }

    private static byte[] bytes(Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
