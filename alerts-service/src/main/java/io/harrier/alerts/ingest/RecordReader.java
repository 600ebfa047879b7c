package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

import jakarta.inject.Singleton;

import org.apache.kafka.common.header.Headers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.ingest.NativeFormat.Defaults;
import io.harrier.alerts.ingest.Unreadable.Reason;

/**
 * Reads a record from Kafka: plain JSON, or a CloudEvent whose data is JSON, binary (headers) or structured (all in the value).
 */
@Singleton
class RecordReader {

    static final int LARGEST = 1024 * 1024;
    private static final String STRUCTURED = "application/cloudevents";

    private final NativeFormat format;
    private final ObjectMapper json;

    RecordReader(NativeFormat format, ObjectMapper json) {
        this.format = format;
        // Numbers and texts stay what they were; what follows the first value is a fault, not noise.
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @throws Unreadable where no alert can be made of it */
    Reading read(byte[] value, Headers headers, Instant received) {
        if (value == null || value.length == 0) {
            throw new Unreadable(Reason.EMPTY, "", "The record has no value");
        }
        String contentType = header(headers, "content-type");
        var payload = Payload.of(value, contentType);
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED)) {
            return structured(tree(value), payload, received);
        }
        var defaults = header(headers, "ce_id") == null
                ? Defaults.NONE
                : new Defaults(header(headers, "ce_source"), header(headers, "ce_id"),
                        time(header(headers, "ce_time"), received));
        return format.read(tree(value), defaults, payload, received);
    }

    /** The JSON of a value of usual size. */
    JsonNode tree(byte[] value) {
        if (value.length > LARGEST) {
            throw new Unreadable(Reason.TOO_LARGE, "",
                    "The record has " + value.length + " bytes; at most " + LARGEST + " are taken");
        }
        try {
            return json.readTree(value);
        } catch (IOException notJson) {
            throw new Unreadable(Reason.NOT_JSON, "", "Not JSON");
        }
    }

    private Reading structured(JsonNode event, Payload payload, Instant received) {
        if (!event.isObject() || !event.hasNonNull("id") || !event.hasNonNull("source")) {
            throw new Unreadable(Reason.NOT_JSON, "", "Not one CloudEvent in structured mode: id and source are needed");
        }
        var defaults = new Defaults(event.get("source").asText(), event.get("id").asText(),
                time(event.path("time").asText(null), received));
        return format.read(data(event), defaults, payload, received);
    }

    private JsonNode data(JsonNode event) {
        try {
            return event.has("data_base64") ? tree(event.get("data_base64").binaryValue()) : event.path("data");
        } catch (IOException notBase64) {
            throw new Unreadable(Reason.NOT_JSON, "/data_base64", "Not base64");
        }
    }

    private static Instant time(String text, Instant received) {
        try {
            var time = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return time != null && JsonFields.plausible(time, received) ? time : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
