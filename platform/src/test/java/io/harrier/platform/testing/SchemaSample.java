package io.harrier.platform.testing;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Makes a value that an OpenAPI schema takes: its example where it has one, else the least that its rules allow. */
final class SchemaSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;

    SchemaSample(JsonNode document) {
        this.document = document;
    }

    JsonNode of(JsonNode given) {
        var schema = resolve(given);
        if (given.has("examples")) {
            return typed(schema, given.path("examples").get(0));
        }
        if (schema.has("examples")) {
            return typed(schema, schema.path("examples").get(0));
        }
        if (schema.has("example")) {
            return typed(schema, schema.get("example"));
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        for (String choice : new String[]{"oneOf", "anyOf", "allOf"}) {
            for (JsonNode option : schema.path(choice)) {
                if (!"null".equals(option.path("type").asText())) {
                    return of(option);
                }
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" ->
                schema.path("minItems").asInt() > 0 ? NODES.arrayNode().add(of(schema.path("items"))) : NODES.arrayNode();
            case "integer", "number" -> NODES.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> NODES.booleanNode(false);
            default -> text(schema);
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean required = false;
            for (JsonNode name : schema.path("required")) {
                required |= name.asText().equals(property.getKey());
            }
            if (required || property.getValue().has("examples") || resolve(property.getValue()).has("examples")) {
                object.set(property.getKey(), of(property.getValue()));
            }
        });
        return object;
    }

    private static JsonNode text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> NODES.textNode(UUID.randomUUID().toString());
            case "date-time" -> NODES.textNode("2026-05-01T12:00:00Z");
            case "date" -> NODES.textNode("2026-05-01");
            default -> NODES.textNode("x".repeat(Math.max(4, schema.path("minLength").asInt())));
        };
    }

    /** Examples in annotations are text; of an array or number they are its JSON. */
    private static JsonNode typed(JsonNode schema, JsonNode example) {
        if (!example.isTextual() || type(schema).equals("string")) {
            return example;
        }
        try {
            return new ObjectMapper().readTree(example.asText());
        } catch (java.io.IOException plain) {
            return example;
        }
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        for (JsonNode option : type) {
            if (!option.asText().equals("null")) {
                return option.asText();
            }
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? resolve(document.at(schema.get("$ref").asText().substring(1))) : schema;
    }
}
