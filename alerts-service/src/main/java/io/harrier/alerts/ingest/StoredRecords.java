package io.harrier.alerts.ingest;

import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** Kafka's records as rows, for those that have to wait. */
final class StoredRecords {

    private StoredRecords() {
    }

    static Stream<Row> inOrder(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).sorted(Comparator.comparing(row -> row.getLong("id")));
    }

    static ConsumerRecord<byte[], byte[]> record(Row row) {
        var record = new ConsumerRecord<>(row.getString("topic"), row.getInteger("partition"), row.getLong("record_offset"),
                bytes(row.getBuffer("key")), bytes(row.getBuffer("value")));
        ((JsonObject) row.getValue("headers")).forEach(header -> record.headers().add(header.getKey(),
                Base64.getDecoder().decode(header.getValue().toString())));
        return record;
    }

    /** Their values in base64: a NUL that jsonb can't keep must not be lost, for it is what is wrong with the record. */
    static JsonObject headers(ConsumerRecord<?, ?> record) {
        var headers = new JsonObject();
        record.headers().forEach(header -> headers.put(header.key().replace("\0", ""),
                header.value() == null ? "" : Base64.getEncoder().encodeToString(header.value())));
        return headers;
    }

    static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private static byte[] bytes(io.vertx.mutiny.core.buffer.Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
