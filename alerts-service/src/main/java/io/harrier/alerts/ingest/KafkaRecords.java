package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.Sighting.Received;

/** Makes alerts of a record that a pipeline sent. */
@Singleton
class KafkaRecords {

    private final RecordReader reader;
    private final SourceFormats sources;

    KafkaRecords(RecordReader reader, SourceFormats sources) {
        this.reader = reader;
        this.sources = sources;
    }

    /** @throws Unreadable where no alert can be made of it */
    List<Received> alerts(UUID tenant, ConsumerRecord<byte[], byte[]> record, Instant received) {
        var format = sources.formatOf(tenant, KafkaEnvelope.source(record.headers()));
        return reader.read(record.value(), KafkaEnvelope.of(record.headers()), format, received).stream()
                .map(reading -> new Received(tenant, reading.alert())).toList();
    }
}
