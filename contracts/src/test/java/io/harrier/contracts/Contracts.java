package io.harrier.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/** The resources as a service finds them on its class path. */
final class Contracts {

    static final Path EVENTS = Path.of("target/classes/events");
    static final String SCHEMA = ".v1.schema.json";
    static final String SAMPLE = ".v1.sample.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Contracts() {
    }

    /** Names like {@code alerts/alert.opened}, of every file that ends so. */
    static List<String> events(String ending) {
        return files(ending).stream()
                .map(file -> file.substring(0, file.length() - ending.length()))
                .toList();
    }

    /** Paths below {@code events/}, of every file that ends so. */
    static List<String> files(String ending) {
        try (var files = Files.walk(EVENTS)) {
            return files.map(file -> EVENTS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        try {
            return JSON.readTree(EVENTS.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static JsonSchema schema(String event) {
        return FACTORY.getSchema(SchemaLocation.of("classpath:events/" + event + SCHEMA), STRICT);
    }

    static JsonSchema metaSchema() {
        return FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012), STRICT);
    }
}
