package io.harrier.alerts.ingest;

import java.util.List;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.platform.events.DeadLetters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Passes by what no alert can be made of: it goes to the dead letters with the reason, in the transaction that passes it by. */
@Singleton
class Rejections {

    private static final String TOPIC = "harrier.dlq.alerts";

    /** A record, and why it is passed by. */
    record Rejected(ConsumerRecord<byte[], byte[]> record, Unreadable why) {
    }

    private final DeadLetters deadLetters;
    private final IngestMetrics metrics;

    Rejections(DeadLetters deadLetters, IngestMetrics metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    Uni<Void> write(SqlConnection connection, List<Rejected> rejected) {
        if (rejected.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        metrics.rejected(connection, rejected.stream().map(it -> it.why().reason).toList());
        var rows = rejected.stream().map(it -> deadLetters.row(TOPIC, it.record(), it.record().key(), it.record().value(),
                it.why().text())).toList();
        return connection.preparedQuery(DeadLetters.WRITE).executeBatch(rows).replaceWithVoid();
    }
}
