package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;

import io.harrier.alerts.ingest.RecordReader.Envelope;

/** What a record's headers say: the Kafka binding of CloudEvents, and the names of source and collector where a pipeline gives them. */
final class KafkaEnvelope {

    /** Names a source of the tenant, as {@code {source}} does over REST. */
    static final String SOURCE = "harrier-source";
    /** Names the collector that the record came by, as {@code ?collector=} does over REST. */
    static final String COLLECTOR = "harrier-collector";

    /** Marks a record that is no alert: {@code true}, or the id it is to be known by. */
    static final String CANARY = "harrier-canary";

    private KafkaEnvelope() {
    }

    static Envelope of(Headers headers) {
        return new Envelope(header(headers, "content-type"), name -> header(headers, "ce_" + name));
    }

    static String source(Headers headers) {
        return header(headers, SOURCE);
    }

    /** What marks it as a canary; null where it is none. */
    static String canary(Headers headers) {
        String mark = header(headers, CANARY);
        return mark == null || mark.isBlank() || mark.equalsIgnoreCase("false") ? null : mark.strip();
    }

    static String collector(Headers headers) {
        return header(headers, COLLECTOR);
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
