package io.harrier.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The plain client's relay: takes 500 rows of the outbox, sends them, deletes them, one transaction each time. */
final class PlainRelay implements Callable<Void> {

    private static final String TAKE = "select id, topic, key, headers, value from outbox order by id limit 500";
    private static final String DELETE = "delete from outbox where id = any (?)";
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlainClient client;

    PlainRelay(PlainClient client) {
        this.client = client;
    }

    @Override
    public Void call() throws SQLException, InterruptedException, ExecutionException {
        Map<String, Object> kafka = Map.of("bootstrap.servers", client.bootstrapServers(), "enable.idempotence", true, "acks",
                "all",
                "batch.size", 256 * 1024);
        try (Connection connection = client.connect();
                var take = connection.prepareStatement(TAKE);
                var delete = connection.prepareStatement(DELETE);
                var producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            connection.setAutoCommit(false);
            while (!client.stopped()) {
                List<Object> ids = new ArrayList<>();
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                try (ResultSet rows = take.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                        sent.add(producer.send(record(rows)));
                    }
                }
                producer.flush();
                for (var one : sent) {
                    one.get();
                }
                if (!ids.isEmpty()) {
                    delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
                    delete.execute();
                }
                connection.commit();
                if (ids.isEmpty()) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        }
        return null;
    }

    private static ProducerRecord<byte[], byte[]> record(ResultSet row) throws SQLException {
        var record = new ProducerRecord<>(row.getString(2), row.getBytes(3), row.getBytes(5));
        try {
            JSON.readTree(row.getString(4)).properties()
                    .forEach(header -> record.headers().add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return record;
    }
}
