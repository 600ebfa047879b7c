package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.platform.events.DeadLetters;
import io.harrier.platform.tenancy.TenantDirectory;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Records for a tenant that the directory does not know: a pipeline may speak before its organization is known here. They wait, as
 * rows, without holding up their topic, and are stored as soon as the tenant is known; after the wait they are dead letters.
 */
@ApplicationScoped
class ParkedRecords {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String PARK = """
        insert into ingest_parked (topic, partition, record_offset, key, headers, value, received_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)""";
    private static final String TOPICS = "select distinct topic from ingest_parked";
    private static final String TAKE = """
        delete from ingest_parked where id in (select id from ingest_parked where topic = $1 and ($2 or due_at <= $3)
            order by id limit 200 for update skip locked) returning *""";

    private final Vertx vertx;
    private final Pool worker;
    private final TenantDirectory tenants;
    private final KafkaRecords reader;
    private final AlertStore store;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Duration patience;
    private Loop loop;

    ParkedRecords(Vertx vertx, @ReactiveDataSource("worker") Pool worker, TenantDirectory tenants, KafkaRecords reader,
            AlertStore store, DeadLetters deadLetters, Clock clock, IngestSettings settings) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenants = tenants;
        this.reader = reader;
        this.store = store;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.patience = settings.unknownTenantPatience();
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Parked records", this::revisit);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    Uni<Void> park(SqlConnection connection, List<ConsumerRecord<byte[], byte[]>> records, Instant now) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = records.stream().map(record -> Tuple.tuple().addString(record.topic()).addInteger(record.partition())
                .addLong(record.offset()).addValue(buffer(record.key())).addValue(headers(record))
                .addValue(buffer(record.value()))
                .addValue(utc(now)).addValue(utc(now.plus(patience)))).toList();
        return connection.preparedQuery(PARK).executeBatch(rows).replaceWithVoid();
    }

    private Uni<Duration> revisit() {
        return worker.query(TOPICS).execute().chain(rows -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Row row : rows) {
                all = all.chain(() -> revisit(row.getString("topic")));
            }
            return all;
        }).replaceWith(INTERVAL);
    }

    private Uni<Void> revisit(String topic) {
        return tenants.find(topic.substring(BatchIngest.TOPIC_PREFIX.length()))
                .chain(tenant -> worker.withTransaction(connection -> connection.preparedQuery(TAKE)
                        .execute(Tuple.of(topic, tenant.isPresent(), utc(clock.instant())))
                        .chain(rows -> {
                            Uni<Void> all = Uni.createFrom().voidItem();
                            for (Row row : rows) {
                                all = all.chain(() -> settle(connection, row, tenant));
                            }
                            return all;
                        })));
    }

    private Uni<Void> settle(SqlConnection connection, Row row, Optional<UUID> tenant) {
        var record = record(row);
        try {
            if (tenant.isEmpty()) {
                throw new Unreadable(Reason.UNKNOWN_TENANT, "", "There is no organization "
                        + record.topic().substring(BatchIngest.TOPIC_PREFIX.length()));
            }
            var received = row.get(OffsetDateTime.class, "received_at").toInstant();
            return store.store(connection, reader.alerts(tenant.get(), record, received)).replaceWithVoid();
        } catch (Unreadable unreadable) {
            return connection.preparedQuery(DeadLetters.WRITE)
                    .execute(deadLetters.row("harrier.dlq.alerts", record, record.key(),
                            record.value(), unreadable.text()))
                    .replaceWithVoid();
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(Row row) {
        var record = new ConsumerRecord<>(row.getString("topic"), row.getInteger("partition"), row.getLong("record_offset"),
                bytes(row.getBuffer("key")), bytes(row.getBuffer("value")));
        ((JsonObject) row.getValue("headers")).forEach(header -> record.headers().add(header.getKey(),
                header.getValue().toString().getBytes(UTF_8)));
        return record;
    }

    private static JsonObject headers(ConsumerRecord<?, ?> record) {
        var headers = new JsonObject();
        record.headers().forEach(header -> headers.put(header.key(),
                header.value() == null ? "" : new String(header.value(), UTF_8).replace("\0", "")));
        return headers;
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private static byte[] bytes(io.vertx.mutiny.core.buffer.Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
