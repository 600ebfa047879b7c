package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Sighting.Received;

/**
 * What was made of a pipeline's record: its alerts, or one of the reasons why there are none.
 *
 * @param source the source that counts it where there are none; null where it is none that the tenant knows
 * @param filtered whether a filter dropped it
 */
record ReadRecord(Owner owner, ConsumerRecord<byte[], byte[]> record, Instant at, List<Received> alerts, UUID source,
        boolean filtered, Unreadable unreadable, Canaries.Read canary) {
}
