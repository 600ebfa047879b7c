package io.harrier.bench.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One of the plain client's workers: polls its partitions and stores each poll in one transaction, the offsets locked first. */
final class PlainWorker implements Callable<Void> {

    private static final String LOCK = """
        select partition, next_offset from ingest_offsets where topic_id = ? and partition = any (?) order by partition for update""";
    private static final String ADVANCE = """
        update ingest_offsets o set next_offset = r.next_offset, updated_at = now()
        from unnest(?::int[], ?::bigint[]) as r (partition, next_offset)
        where o.topic_id = ? and o.partition = r.partition and o.next_offset < r.next_offset""";

    private final Map<String, Object> kafka;
    private final PlainClient client;
    private final List<TopicPartition> partitions;

    PlainWorker(PlainClient client, List<TopicPartition> partitions) {
        this.client = client;
        this.partitions = partitions;
        kafka = new HashMap<>(
                Map.of("bootstrap.servers", client.bootstrapServers(), "max.poll.records", 500, "fetch.min.bytes", 65_536,
                        "fetch.max.wait.ms", 50, "max.partition.fetch.bytes", 4 * 1024 * 1024, "enable.auto.commit", false));
    }

    @Override
    public Void call() throws SQLException {
        try (Connection connection = client.connect();
                PlainStore store = new PlainStore(connection, IngestBenchmark.TENANT);
                var lock = connection.prepareStatement(LOCK);
                var advance = connection.prepareStatement(ADVANCE);
                var consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            consumer.assign(partitions);
            for (var known : lock(connection, lock).entrySet()) {
                consumer.seek(new TopicPartition(PlainClient.TOPIC, known.getKey()), known.getValue());
            }
            connection.commit();
            while (!client.stopped()) {
                var records = consumer.poll(Duration.ofMillis(50));
                if (!records.isEmpty()) {
                    store(connection, lock, advance, store, records);
                }
            }
        }
        return null;
    }

    private void store(Connection connection, PreparedStatement lock, PreparedStatement advance, PlainStore store,
            ConsumerRecords<byte[], byte[]> records) throws SQLException {
        var read = lock(connection, lock);
        List<byte[]> fresh = new ArrayList<>();
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= read.get(record.partition())) {
                fresh.add(record.value());
                next.merge(record.partition(), record.offset() + 1, Math::max);
            }
        }
        store.store(PlainAlert.merged(fresh));
        advance.setArray(1, connection.createArrayOf("int4", next.keySet().toArray()));
        advance.setArray(2, connection.createArrayOf("int8", next.values().toArray()));
        advance.setObject(3, PlainClient.TOPIC_ID);
        advance.execute();
        connection.commit();
    }

    private Map<Integer, Long> lock(Connection connection, PreparedStatement lock) throws SQLException {
        lock.setObject(1, PlainClient.TOPIC_ID, java.sql.Types.OTHER);
        lock.setArray(2, connection.createArrayOf("int4", partitions.stream().map(TopicPartition::partition).toArray()));
        Map<Integer, Long> offsets = new HashMap<>();
        try (ResultSet rows = lock.executeQuery()) {
            while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return offsets;
    }
}
