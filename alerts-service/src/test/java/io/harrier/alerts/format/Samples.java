package io.harrier.alerts.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import io.harrier.alerts.alert.ObservableType;

/** Records of our own, read as ingest does. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-05-01T13:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Formats FORMATS = new Formats();

    private Samples() {
    }

    static String text(String name) {
        try (var stream = Samples.class.getResourceAsStream("/formats/" + name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static JsonNode json(String text) {
        try {
            return text.startsWith("{") ? JSON.readTree(text) : new TextNode(text);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Reading> all(String text) {
        return FORMATS.read(null, incoming(text));
    }

    static Incoming incoming(String text) {
        return new Incoming(json(text), Defaults.NONE, Payload.of(text.getBytes(UTF_8), null), NOW);
    }

    /** The one alert in a record that must be recognized as of this format. */
    static AlertRecord read(String format, String text) {
        var readings = all(text);
        if (readings.size() != 1 || !readings.get(0).format().equals(format)) {
            throw new AssertionError("Read as " + readings);
        }
        return readings.get(0).alert();
    }

    static Unreadable refusal(String text) {
        return assertThrows(Unreadable.class, () -> all(text));
    }

    static List<String> found(AlertRecord alert, ObservableType type) {
        return alert.observables().stream().filter(it -> it.type() == type).map(it -> it.value()).toList();
    }
}
