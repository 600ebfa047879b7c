package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Rejections.Rejected;
import io.harrier.alerts.ingest.SourceActivity.Source;
import io.harrier.alerts.ingest.Throughput.Limited;
import io.harrier.alerts.source.CollectionRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Sorts the records of pipelines, and writes what came of them, in the caller's transaction. */
@Singleton
class Batches {

    private final KafkaRecords reader;
    private final Throughput throughput;
    private final AlertStore store;
    private final Rejections rejections;
    private final Canaries canaries;

    Batches(KafkaRecords reader, Throughput throughput, AlertStore store, Rejections rejections, Canaries canaries) {
        this.reader = reader;
        this.throughput = throughput;
        this.store = store;
        this.rejections = rejections;
        this.canaries = canaries;
    }

    /** What a record holds: may be asked before anything is locked. */
    ReadRecord read(Owner owner, ConsumerRecord<byte[], byte[]> record, Instant at) {
        if (KafkaEnvelope.canary(record.headers()) != null) {
            return new ReadRecord(owner, record, at, List.of(), null, false, null, canaries.read(owner, record, at));
        }
        try {
            return new ReadRecord(owner, record, at, reader.alerts(owner, record, at), null, false, null, null);
        } catch (Filtered filtered) {
            return new ReadRecord(owner, record, at, List.of(), filtered.source, true, null, null);
        } catch (Unreadable unreadable) {
            return new ReadRecord(owner, record, at, List.of(), refused(owner, record), false, unreadable, null);
        }
    }

    private static UUID refused(Owner owner, ConsumerRecord<byte[], byte[]> record) {
        return RefusedRecord.source(owner.sources(), KafkaEnvelope.source(record.headers()),
                KafkaEnvelope.of(record.headers()).attribute().apply("source"), record.value());
    }

    /** @param granted whether the limit of its mapping was asked already */
    void add(Batch batch, ReadRecord read, boolean granted) {
        if (read.canary() != null) {
            batch.canaries.add(read.canary());
            return;
        }
        if (read.filtered()) {
            batch.aside.filtered.add(new Source(read.owner().tenant(), read.source()));
            return;
        }
        if (read.unreadable() != null) {
            batch.dead.add(new Rejected(read.record(), read.unreadable()));
            if (read.source() != null) {
                batch.aside.rejected.add(new Source(read.owner().tenant(), read.source()));
            }
            return;
        }
        var rules = granted ? null : rules(read);
        if (rules != null && rules.isLimited()) {
            batch.limited.add(new Limited(read.owner().tenant(), rules, read.record(), read.alerts(), read.at()));
            return;
        }
        batch.alerts.addAll(read.alerts());
    }

    private static CollectionRules rules(ReadRecord read) {
        return read.owner().sources().collectionOf(read.alerts().get(0).policy().id(),
                KafkaEnvelope.collector(read.record().headers()));
    }

    Uni<Void> write(SqlConnection connection, Batch batch) {
        return throughput.admit(connection, batch).chain(() -> store.store(connection, batch.alerts, batch.aside))
                .chain(() -> rejections.write(connection, batch.dead))
                .chain(() -> canaries.take(connection, batch.canaries));
    }
}
