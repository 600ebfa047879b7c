package io.harrier.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

class EventsTest {

    private static final int LARGEST = 64 * 1024;

    static List<String> schemaFiles() {
        return Contracts.files(".schema.json");
    }

    static List<String> events() {
        return Contracts.events(Contracts.SCHEMA);
    }

    static Stream<String> services() {
        return Stream.of("alerts", "incidents", "postmortems", "integrations");
    }

    @Test
    void everySchemaHasASampleAndEverySampleASchema() {
        assertFalse(events().isEmpty());
        assertEquals(events(), Contracts.events(Contracts.SAMPLE));
    }

    @ParameterizedTest
    @MethodSource("schemaFiles")
    void aSchemaIsValid2020(String file) {
        var schema = Contracts.json(file);
        assertEquals("https://json-schema.org/draft/2020-12/schema", schema.path("$schema").textValue());
        assertEquals(Set.of(), Contracts.metaSchema().validate(schema));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aSchemaIsTitledWithItsEventType(String event) {
        assertEquals("io.harrier." + event.replace('/', '.') + ".v1",
                Contracts.json(event + Contracts.SCHEMA).path("title").textValue());
    }

    @ParameterizedTest
    @MethodSource("events")
    void aSamplePassesItsSchema(String event) {
        assertEquals(Set.of(), Contracts.schema(event).validate(sample(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aSampleWithoutARequiredPropertyFails(String event) {
        var required = RequiredProperties.of(event, sample(event));
        assertFalse(required.isEmpty());
        required.forEach(pointer -> assertFalse(Contracts.schema(event).validate(without(pointer, event)).isEmpty(),
                () -> "passes without " + pointer));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anUnknownPropertyIsAllowed(String event) {
        var sample = ((ObjectNode) sample(event)).put("addedLater", 1);
        assertEquals(Set.of(), Contracts.schema(event).validate(sample));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aSampleIsSmall(String event) throws IOException {
        assertTrue(Files.size(Contracts.EVENTS.resolve(event + Contracts.SAMPLE)) <= LARGEST);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceCheckpointsItsAuditUnderItsOwnName(String service) {
        var event = service + "/audit.checkpointed";
        assertTrue(events().contains(event));
        var foreign = ((ObjectNode) sample(event)).put("service", "another");
        assertFalse(Contracts.schema(event).validate(foreign).isEmpty());
    }

    private static JsonNode sample(String event) {
        return Contracts.json(event + Contracts.SAMPLE);
    }

    private static JsonNode without(JsonPointer pointer, String event) {
        var sample = sample(event);
        var removed = ((ObjectNode) sample.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        assertTrue(removed != null, () -> "not in the sample: " + pointer);
        return sample;
    }
}
