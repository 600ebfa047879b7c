package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.harrier.platform.problem.Outage;
import io.smallrye.mutiny.Uni;

/**
 * Reads what pipelines put on {@code siem.alerts.<tenant>}. A batch is one transaction; while the database is away it is tried
 * again, the partitions paused meanwhile. A record that the database itself refuses is found by trying the batch's records one by
 * one, and goes to the dead letters: it holds up nothing else.
 */
@ApplicationScoped
class SiemConsumer {

    private static final Logger LOG = Logger.getLogger(SiemConsumer.class);

    private final BatchIngest ingest;

    SiemConsumer(BatchIngest ingest) {
        this.ingest = ingest;
    }

    @Incoming("siem-alerts")
    Uni<Void> receive(ConsumerRecords<byte[], byte[]> records) {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.count());
        records.forEach(batch::add);
        return patiently(() -> ingest.ingest(batch)).onFailure().recoverWithUni(failure -> {
            LOG.warnf(failure, "A batch of %d records was refused: its records go one by one", batch.size());
            return oneByOne(batch);
        });
    }

    private Uni<Void> oneByOne(List<ConsumerRecord<byte[], byte[]>> batch) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var record : batch) {
            all = all.chain(() -> patiently(() -> ingest.ingest(List.of(record))).onFailure()
                    .recoverWithUni(failure -> patiently(() -> ingest.refuse(record, failure))));
        }
        return all;
    }

    private static Uni<Void> patiently(java.util.function.Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(work::get).onFailure(Outage::passes).retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5)).indefinitely();
    }
}
