package io.harrier.alerts.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Defaults;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.Incoming;
import io.harrier.alerts.format.Payload;
import io.harrier.alerts.format.Reading;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * Reads a record, of Kafka or of a request: JSON or text of any format, plain or as the data of a CloudEvent, binary (attributes
 * beside it) or structured (all in the value).
 */
@Singleton
class RecordReader {

    static final int LARGEST = 1024 * 1024;
    private static final String STRUCTURED = "application/cloudevents";

    /** What stands beside a record: its content type, and the attributes of a CloudEvent by their names without prefix. */
    record Envelope(String contentType, UnaryOperator<String> attribute) {

        /** PostgreSQL keeps no NUL, and a content type does not need one. */
        Envelope {
            contentType = contentType == null ? null : contentType.replace("\0", "");
        }

        static Envelope plain(String contentType) {
            return new Envelope(contentType, name -> null);
        }
    }

    private final Formats formats;
    private final ObjectMapper json;

    RecordReader(Formats formats, ObjectMapper json) {
        this.formats = formats;
        // Numbers and texts stay what they were; what follows the first value is a fault, not noise.
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * @param required the format it must have; null to recognize it
     * @return its alerts, at least one
     * @throws Unreadable where no alert can be made of it
     */
    List<Reading> read(byte[] value, Envelope envelope, AlertFormat required, Instant received) {
        if (value == null || value.length == 0) {
            throw new Unreadable(Reason.EMPTY, "", "The record has no value");
        }
        return read(tree(value), Payload.of(value, envelope.contentType), envelope, required, received);
    }

    /** As above, of what is parsed already. */
    List<Reading> read(JsonNode tree, Payload payload, Envelope envelope, AlertFormat required, Instant received) {
        if (isStructured(envelope.contentType, tree)) {
            return structured(tree, payload, required, received);
        }
        String id = envelope.attribute.apply("id");
        var defaults = id == null
                ? Defaults.NONE
                : new Defaults(envelope.attribute.apply("source"), id, time(envelope.attribute.apply("time"), received));
        return formats.read(required, new Incoming(tree, defaults, payload, received));
    }

    /** By its content type, or by what it says of itself where a pipeline has lost that. */
    private static boolean isStructured(String contentType, JsonNode tree) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED)
                || tree.has("specversion") && (tree.has("data") || tree.has("data_base64"));
    }

    /** The JSON of a value of usual size; a text node for what is text and does not even begin as JSON does. */
    JsonNode tree(byte[] value) {
        if (value.length > LARGEST) {
            throw new Unreadable(Reason.TOO_LARGE, "",
                    "The record has " + value.length + " bytes; at most " + LARGEST + " are taken");
        }
        try {
            return isText(value) ? new TextNode(text(value)) : json.readTree(value);
        } catch (IOException notJson) {
            throw new Unreadable(Reason.NOT_JSON, "", "Not JSON");
        }
    }

    /** Lines of text begin with a letter or, of syslog, with a number in angle brackets: no JSON object, list or string does. */
    private static boolean isText(byte[] value) {
        int start = 0;
        while (start < value.length && value[start] <= ' ' && value[start] >= 0) {
            start++;
        }
        return start < value.length && (value[start] == '<' || Character.isLetter(value[start]));
    }

    private static String text(byte[] value) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    }

    private List<Reading> structured(JsonNode event, Payload payload, AlertFormat required, Instant received) {
        if (!event.isObject() || !event.hasNonNull("id") || !event.hasNonNull("source")) {
            throw new Unreadable(Reason.NOT_JSON, "", "Not one CloudEvent in structured mode: id and source are needed");
        }
        var defaults = new Defaults(event.get("source").asText(), event.get("id").asText(),
                time(event.path("time").asText(null), received));
        return formats.read(required, new Incoming(data(event), defaults, payload, received));
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
            return time != null && Incoming.plausible(time, received) ? time : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
