package io.harrier.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/** The examples of an OpenAPI document: which are missing, and which their own schemas don't take. */
final class OpenApiExamples {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final List<String> NEED_NONE = List.of("enum", "const", "examples", "example", "format", "default");

    private final JsonNode schemas;
    private final JsonNode rules;

    OpenApiExamples(JsonNode document) {
        this.schemas = document.path("components").path("schemas");
        this.rules = TestKafka.json(schemas.toString().replace(SCHEMAS, "#/$defs/").getBytes(UTF_8));
    }

    /** The texts and numbers of a body that nothing shows an example of, neither of their own nor in one of the whole. */
    List<String> missing(JsonNode schema) {
        var missing = new ArrayList<String>();
        look(schema, "", missing);
        return missing;
    }

    private void look(JsonNode given, String place, List<String> missing) {
        var schema = given.has("$ref") ? named(given) : given;
        if (NEED_NONE.stream().anyMatch(it -> given.has(it) || schema.has(it)) || isAny(schema, "boolean")) {
            return;
        }
        if (schema.has("items")) {
            look(schema.get("items"), place + "/0", missing);
            return;
        }
        var properties = schema.path("properties");
        properties.properties().forEach(it -> look(it.getValue(), place + "/" + it.getKey(), missing));
        if (properties.isEmpty()) {
            missing.add(place.isEmpty() ? "/" : place);
        }
    }

    private static boolean isAny(JsonNode schema, String type) {
        return schema.path("type").toString().contains("\"" + type + "\"");
    }

    private JsonNode named(JsonNode reference) {
        return schemas.path(reference.get("$ref").asText().substring(SCHEMAS.length()));
    }

    /** What is wrong with examples of schemas and of their properties. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        schemas.properties().forEach(schema -> {
            check(schema.getKey(), schema.getValue(), faults);
            schema.getValue().path("properties").properties().forEach(
                    it -> check(schema.getKey() + "/properties/" + it.getKey(), it.getValue(), faults));
        });
        return faults;
    }

    private void check(String place, JsonNode schema, List<String> faults) {
        if (schema.has("examples")) {
            var rule = rule(place);
            schema.get("examples").forEach(example -> rule.validate(example)
                    .forEach(fault -> faults.add(place + ": " + fault.getMessage() + " in " + example)));
        }
    }

    private JsonSchema rule(String place) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("$ref", "#/$defs/" + place);
        whole.set("$defs", rules);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole,
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }
}
