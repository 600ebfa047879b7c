package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;

import io.harrier.alerts.ingest.RecordReader.Envelope;

/** What a record's headers say: the Kafka binding of CloudEvents, and the name of the source where a pipeline gives it. */
final class KafkaEnvelope {

    /** Names a source of the tenant, as {@code {source}} does over REST. */
    static final String SOURCE = "harrier-source";

    private KafkaEnvelope() {
    }

    static Envelope of(Headers headers) {
        return new Envelope(header(headers, "content-type"), name -> header(headers, "ce_" + name));
    }

    static String source(Headers headers) {
        return header(headers, SOURCE);
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
