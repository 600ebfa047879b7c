package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.List;

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
            return new ReadRecord(owner, record, at, List.of(), null, null, canaries.read(owner, record, at));
        }
        try {
            return new ReadRecord(owner, record, at, reader.alerts(owner, record, at), null, null, null);
        } catch (Filtered filtered) {
            return new ReadRecord(owner, record, at, List.of(), filtered.source, null, null);
        } catch (Unreadable unreadable) {
            return new ReadRecord(owner, record, at, List.of(), null, unreadable, null);
        }
    }

    /** @param granted whether the limit of its mapping was asked already */
    void add(Batch batch, ReadRecord read, boolean granted) {
        if (read.canary() != null) {
            batch.canaries.add(read.canary());
            return;
        }
        if (read.filteredOf() != null) {
            batch.aside.filtered.add(new Source(read.owner().tenant(), read.filteredOf()));
            return;
        }
        if (read.unreadable() != null) {
            batch.dead.add(new Rejected(read.record(), read.unreadable()));
            batch.aside.rejected.addAll(read.owner().source(KafkaEnvelope.source(read.record().headers())));
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
