package io.harrier.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What can't be handled, kept as it came: the record's own bytes and headers, with who refused it, the reason and where it was, on its
 * way to a dead-letter topic through the outbox, in the transaction that passes it by.
 */
@Singleton
public class DeadLetters {

    /** Takes the four values of {@link #row}; run it on the worker's connection. */
    public static final String WRITE = "insert into outbox (tenant_id, topic, key, headers, value) values (null, $1, $2, $3, $4)";

    private final String consumer;

    DeadLetters(@ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.consumer = consumer;
    }

    /** @param value the bytes as received; null for a tombstone */
    public Tuple row(String topic, ConsumerRecord<?, ?> record, byte[] key, byte[] value, String reason) {
        var headers = new JsonObject();
        record.headers().forEach(header -> headers.put(header.key().replace("\0", ""),
                header.value() == null ? "" : new String(header.value(), UTF_8).replace("\0", "")));
        headers.put("harrier-dlq-consumer", consumer)
                .put("harrier-dlq-reason", reason.replace("\0", "\\0"))
                .put("harrier-dlq-topic", record.topic())
                .put("harrier-dlq-partition", String.valueOf(record.partition()))
                .put("harrier-dlq-offset", String.valueOf(record.offset()));
        return Tuple.of(topic, key == null ? null : Buffer.buffer(key), headers, value == null ? null : Buffer.buffer(value));
    }
}
