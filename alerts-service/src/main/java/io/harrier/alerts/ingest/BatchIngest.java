package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.IngestOffsets.Partition;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.platform.events.DeadLetters;
import io.harrier.platform.tenancy.TenantDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * One batch, one transaction: lock the offsets first, drop what was counted already, store, dead-letter, park, advance, commit.
 * Whatever is killed in between, a record counts once.
 */
@Singleton
class BatchIngest {

    static final String TOPIC_PREFIX = "siem.alerts.";
    private static final String DEAD_LETTERS = "harrier.dlq.alerts";

    private final PartitionSeeker seeker;
    private final IngestOffsets offsets;
    private final KafkaRecords reader;
    private final AlertStore store;
    private final ParkedRecords parked;
    private final DeadLetters deadLetters;
    private final TenantDirectory tenants;
    private final Pool worker;
    private final Clock clock;
    private final MeterRegistry metrics;

    BatchIngest(@Identifier("siem-alerts") PartitionSeeker seeker, IngestOffsets offsets, KafkaRecords reader, AlertStore store,
            ParkedRecords parked,
            DeadLetters deadLetters, TenantDirectory tenants, @ReactiveDataSource("worker") Pool worker, Clock clock,
            MeterRegistry metrics) {
        this.seeker = seeker;
        this.offsets = offsets;
        this.reader = reader;
        this.store = store;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.tenants = tenants;
        this.worker = worker;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What is to be written for a batch. */
    private static final class Sorted {
        private final List<Received> alerts = new ArrayList<>();
        private final List<Tuple> dead = new ArrayList<>();
        private final List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        private final Map<Partition, Long> next = new HashMap<>();
    }

    Uni<Void> ingest(List<ConsumerRecord<byte[], byte[]>> batch) {
        return tenantsOf(batch).chain(known -> inTransaction(batch, fresh -> sort(fresh, known)));
    }

    /** Passes a record by that the database refuses, whatever is in it. */
    Uni<Void> refuse(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        return inTransaction(List.of(record), fresh -> {
            var sorted = new Sorted();
            fresh.forEach(
                    it -> dead(sorted, it, new Unreadable(Reason.NOT_STORABLE, "", String.valueOf(failure.getMessage()))));
            return sorted;
        });
    }

    private Uni<Void> inTransaction(List<ConsumerRecord<byte[], byte[]>> batch,
            java.util.function.Function<List<ConsumerRecord<byte[], byte[]>>, Sorted> sorting) {
        Set<Partition> partitions = new HashSet<>();
        batch.forEach(record -> partitions.add(seeker.partition(record.topic(), record.partition())));
        return worker.withTransaction(connection -> offsets.lock(connection, partitions).chain(read -> {
            var fresh = batch.stream().filter(record -> record.offset() >= read
                    .get(seeker.partition(record.topic(), record.partition()))).toList();
            var sorted = sorting.apply(fresh);
            fresh.forEach(record -> sorted.next.merge(seeker.partition(record.topic(), record.partition()), record.offset() + 1,
                    Math::max));
            return fresh.isEmpty() ? Uni.createFrom().voidItem() : write(connection, sorted);
        }));
    }

    private Uni<Void> write(SqlConnection connection, Sorted sorted) {
        return store.store(connection, sorted.alerts)
                .chain(() -> sorted.dead.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(DeadLetters.WRITE).executeBatch(sorted.dead).replaceWithVoid())
                .chain(() -> parked.park(connection, sorted.waiting, clock.instant()))
                .chain(() -> offsets.advance(connection, sorted.next));
    }

    private Sorted sort(List<ConsumerRecord<byte[], byte[]>> records, Map<String, Optional<UUID>> known) {
        var sorted = new Sorted();
        var now = clock.instant();
        for (var record : records) {
            var tenant = known.get(alias(record));
            if (tenant.isEmpty()) {
                sorted.waiting.add(record);
                continue;
            }
            try {
                sorted.alerts.addAll(reader.alerts(tenant.get(), record, now));
                lag(record, now);
            } catch (Unreadable unreadable) {
                dead(sorted, record, unreadable);
            }
        }
        return sorted;
    }

    private void dead(Sorted sorted, ConsumerRecord<byte[], byte[]> record, Unreadable why) {
        metrics.counter("harrier_alerts_ingested_total", "result", "rejected").increment();
        metrics.counter("harrier_ingest_rejected_total", "reason", why.reason.name().toLowerCase(java.util.Locale.ROOT))
                .increment();
        sorted.dead.add(deadLetters.row(DEAD_LETTERS, record, record.key(), record.value(), why.text()));
    }

    private void lag(ConsumerRecord<byte[], byte[]> record, Instant now) {
        metrics.timer("harrier_ingest_lag_seconds")
                .record(Duration.ofMillis(Math.max(0, now.toEpochMilli() - record.timestamp())));
    }

    /** A directory that can't be asked is no answer: the record waits. */
    private Uni<Map<String, Optional<UUID>>> tenantsOf(List<ConsumerRecord<byte[], byte[]>> batch) {
        Uni<Map<String, Optional<UUID>>> all = Uni.createFrom().item(new HashMap<>());
        for (String alias : batch.stream().map(BatchIngest::alias).distinct().toList()) {
            all = all.chain(found -> tenants.find(alias).onFailure(failure -> !databaseAway(failure))
                    .recoverWithItem(Optional.empty()).invoke(tenant -> found.put(alias, tenant)).replaceWith(found));
        }
        return all;
    }

    private static boolean databaseAway(Throwable failure) {
        return failure instanceof io.vertx.pgclient.PgException
                || failure instanceof io.vertx.sqlclient.ClosedConnectionException;
    }

    private static String alias(ConsumerRecord<?, ?> record) {
        return record.topic().substring(TOPIC_PREFIX.length());
    }
}
