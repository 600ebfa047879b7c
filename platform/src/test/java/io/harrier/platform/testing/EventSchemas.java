package io.harrier.platform.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/** The contracts' JSON Schemas: what the product says is checked against them, and their samples are what it is told. */
public final class EventSchemas {

    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private EventSchemas() {
    }

    /** The payload of a record, which must be of the published shape. */
    static JsonNode checked(String type, ConsumerRecord<String, byte[]> record) {
        var payload = TestKafka.json(record.value());
        var faults = SCHEMAS.computeIfAbsent(type, EventSchemas::schema).validate(payload);
        if (!faults.isEmpty()) {
            throw new AssertionError(type + " is not of its published shape: " + faults + "\n" + payload);
        }
        if (!record.key().equals(TestKafka.header(record, "ce_subject"))) {
            throw new AssertionError(type + ": the key is not the subject");
        }
        return payload;
    }

    /** The contracts' sample of an event. */
    public static JsonNode sample(String type) {
        try (var sample = EventSchemas.class.getResourceAsStream("/" + path(type) + ".sample.json")) {
            return TestKafka.json(sample.readAllBytes());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static JsonSchema schema(String type) {
        var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:" + path(type) + ".schema.json"), config);
    }

    /** io.harrier.alerts.alert.opened.v1 → events/alerts/alert.opened.v1 */
    private static String path(String type) {
        String rest = type.substring("io.harrier.".length());
        int dot = rest.indexOf('.');
        return "events/" + rest.substring(0, dot) + "/" + rest.substring(dot + 1);
    }
}
