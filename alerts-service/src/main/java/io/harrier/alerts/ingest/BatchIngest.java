package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.IngestOffsets.Partition;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Rejections.Rejected;
import io.harrier.platform.work.Beside;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Records are read, then one batch is one transaction: lock the offsets first, drop what was counted already, store, dead-letter, park, advance, commit.
 * Whatever is killed in between, a record counts once.
 */
@Singleton
class BatchIngest {

    static final String TOPIC_PREFIX = "siem.alerts.";

    /** Reading more takes longer than a person's request on the same event loop should wait. */
    private static final int FEW = 20;

    private final PartitionSeeker seeker;
    private final NewLives lives;
    private final IngestOffsets offsets;
    private final Batches batches;
    private final ParkedRecords parked;
    private final Owners owners;
    private final Beside beside;
    private final Pool worker;
    private final Clock clock;
    private final IngestMetrics metrics;

    BatchIngest(@Identifier("siem-alerts") PartitionSeeker seeker, NewLives lives, IngestOffsets offsets, Batches batches,
            ParkedRecords parked, Owners owners, Beside beside, @ReactiveDataSource("worker") Pool worker,
            Clock clock,
            IngestMetrics metrics) {
        this.seeker = seeker;
        this.lives = lives;
        this.offsets = offsets;
        this.batches = batches;
        this.parked = parked;
        this.owners = owners;
        this.beside = beside;
        this.worker = worker;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What is to be written for a batch. */
    private static final class Sorted {
        private final Batch batch = new Batch();
        private final List<Duration> lags = new ArrayList<>();
        private final List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        private final Map<Partition, Long> next = new HashMap<>();
    }

    Uni<Void> ingest(List<ConsumerRecord<byte[], byte[]>> batch) {
        return ownersOf(batch).chain(known -> beside.run(batch.size() > FEW || anyProgrammed(known), () -> read(batch, known)))
                .chain(read -> inTransaction(batch, fresh -> sort(fresh, read)));
    }

    /** Passes a record by that the database refuses, whatever is in it. */
    Uni<Void> refuse(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        return inTransaction(List.of(record), fresh -> {
            var sorted = new Sorted();
            var why = new Unreadable(Reason.NOT_STORABLE, "", String.valueOf(failure.getMessage()));
            fresh.forEach(it -> sorted.batch.dead.add(new Rejected(it, why)));
            return sorted;
        });
    }

    private Uni<Void> inTransaction(List<ConsumerRecord<byte[], byte[]>> batch,
            Function<List<ConsumerRecord<byte[], byte[]>>, Sorted> sorting) {
        return lives.fromBeginning(batch).chain(read -> attempt(read, sorting, true)).chain(doubtful -> doubtful.isEmpty()
                ? Uni.createFrom().voidItem()
                : seeker.renew(doubtful).chain(() -> lives.fromBeginning(batch))
                        .chain(read -> attempt(read, sorting, false)).replaceWithVoid());
    }

    /**
     * Drops what was counted already, and writes the rest.
     *
     * @param doubting to write nothing where something lies below the offsets: it was counted, or its topic began anew
     * @return the partitions in doubt
     */
    private Uni<Set<Partition>> attempt(List<ConsumerRecord<byte[], byte[]>> batch,
            Function<List<ConsumerRecord<byte[], byte[]>>, Sorted> sorting, boolean doubting) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var partitions = batch.stream().map(this::partition).collect(Collectors.toSet());
        return worker.withTransaction(connection -> offsets.lock(connection, partitions).chain(read -> {
            var below = batch.stream().filter(record -> record.offset() < read.get(partition(record))).toList();
            if (doubting && !below.isEmpty()) {
                return Uni.createFrom().item(below.stream().map(this::partition).collect(Collectors.toSet()));
            }
            var fresh = batch.stream().filter(record -> record.offset() >= read.get(partition(record))).toList();
            var sorted = sorting.apply(fresh);
            fresh.forEach(record -> sorted.next.merge(partition(record), record.offset() + 1, Math::max));
            return (fresh.isEmpty() ? Uni.createFrom().voidItem() : write(connection, sorted)).replaceWith(Set.of());
        }));
    }

    private Partition partition(ConsumerRecord<?, ?> record) {
        return seeker.partition(record.topic(), record.partition());
    }

    private Uni<Void> write(SqlConnection connection, Sorted sorted) {
        metrics.lag(connection, sorted.lags);
        return batches.write(connection, sorted.batch)
                .chain(() -> parked.park(connection, sorted.waiting, clock.instant()))
                .chain(() -> offsets.advance(connection, sorted.next));
    }

    /** A tenant's own expressions may take longer than the other tenants of this event loop can wait. */
    private static boolean anyProgrammed(Map<String, Optional<Owner>> known) {
        return known.values().stream().anyMatch(it -> it.isPresent() && it.get().sources().isProgrammed());
    }

    /** Before the transaction: no partition and no connection is held while records are parsed. Those of nobody known are not read. */
    private Map<ConsumerRecord<byte[], byte[]>, ReadRecord> read(List<ConsumerRecord<byte[], byte[]>> batch,
            Map<String, Optional<Owner>> known) {
        var now = clock.instant();
        Map<ConsumerRecord<byte[], byte[]>, ReadRecord> read = new IdentityHashMap<>(batch.size());
        batch.forEach(record -> known.get(alias(record))
                .ifPresent(owner -> read.put(record, batches.read(owner, record, now))));
        return read;
    }

    private Sorted sort(List<ConsumerRecord<byte[], byte[]>> records, Map<ConsumerRecord<byte[], byte[]>, ReadRecord> read) {
        var sorted = new Sorted();
        for (var record : records) {
            var it = read.get(record);
            if (it == null) {
                sorted.waiting.add(record);
                continue;
            }
            batches.add(sorted.batch, it, false);
            if (it.canary() == null && it.unreadable() == null) {
                sorted.lags.add(Duration.ofMillis(Math.max(0, it.at().toEpochMilli() - record.timestamp())));
            }
        }
        return sorted;
    }

    /** Only what is known here: Keycloak is asked for the others while they wait, and holds up nobody. */
    private Uni<Map<String, Optional<Owner>>> ownersOf(List<ConsumerRecord<byte[], byte[]>> batch) {
        Uni<Map<String, Optional<Owner>>> all = Uni.createFrom().item(new HashMap<>());
        for (String alias : batch.stream().map(BatchIngest::alias).distinct().toList()) {
            all = all.chain(found -> owners.find(alias).invoke(owner -> found.put(alias, owner)).replaceWith(found));
        }
        return all;
    }

    private static String alias(ConsumerRecord<?, ?> record) {
        return record.topic().substring(TOPIC_PREFIX.length());
    }
}
