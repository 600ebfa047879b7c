package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Sighting.Received;

/** Makes alerts of a record that a pipeline sent. */
@Singleton
class KafkaRecords {

    private final RecordReader reader;
    private final SourceFormats formats;

    KafkaRecords(RecordReader reader, SourceFormats formats) {
        this.reader = reader;
        this.formats = formats;
    }

    /**
     * @throws Unreadable where no alert can be made of it
     * @throws Filtered where a filter of its source drops it
     */
    List<Received> alerts(Owner owner, ConsumerRecord<byte[], byte[]> record, Instant received) {
        String source = KafkaEnvelope.source(record.headers());
        var format = formats.formatOf(owner.sources(), source, KafkaEnvelope.collector(record.headers()));
        return reader.read(record.value(), KafkaEnvelope.of(record.headers()), format, received).stream()
                .map(reading -> Received.of(owner.tenant(), owner.sources(), source, reading.alert())).toList();
    }
}
