package io.harrier.platform.testing;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The OpenAPI document of the service under test: its operations, and whether the published copy is up to date. */
public final class OpenApiDocument {

    private final JsonNode document;

    private OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    public static OpenApiDocument read() {
        return new OpenApiDocument(
                TestKafka.json(given().accept("application/json").get("/q/openapi?format=json").asByteArray()));
    }

    /** One operation. {@code path} is the template, as in {@code /api/v1/alerts/{id}}. */
    public record Operation(String method, String path, JsonNode node) {

        public boolean isAllowedTo(String role) {
            for (JsonNode allowed : node.path("x-harrier-roles")) {
                if (allowed.asText().equals(role)) {
                    return true;
                }
            }
            return false;
        }

        public String id() {
            return node.path("operationId").asText();
        }

        public boolean is(String... methods) {
            return List.of(methods).contains(method);
        }

        /** Whether its document says that it may answer so. */
        public boolean answers(int status) {
            return node.path("responses").has(String.valueOf(status));
        }

        /** The parameter of that name, of whatever kind; missing where there is none. */
        public JsonNode parameter(String name) {
            for (JsonNode parameter : node.path("parameters")) {
                if (parameter.path("name").asText().equals(name)) {
                    return parameter;
                }
            }
            return MissingNode.getInstance();
        }

        /** Whether an example of its body is all that it asks for. */
        boolean isServedByAnExample() {
            for (JsonNode parameter : node.path("parameters")) {
                if (parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean()) {
                    return false;
                }
            }
            return !jsonTaken().isEmpty();
        }

        /** The schemas of the JSON that it takes, in whatever kinds. */
        List<JsonNode> jsonTaken() {
            var schemas = new ArrayList<JsonNode>();
            node.path("requestBody").path("content").properties().forEach(content -> {
                if (content.getKey().contains("json")) {
                    schemas.add(content.getValue().path("schema"));
                }
            });
            return schemas;
        }

        public boolean needsABody() {
            return node.path("requestBody").path("required").asBoolean();
        }

        public List<String> roles() {
            var roles = new ArrayList<String>();
            node.path("x-harrier-roles").forEach(role -> roles.add(role.asText()));
            return roles;
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            if (method.getValue().has("operationId") || method.getValue().has("responses")) {
                operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
            }
        }));
        return operations;
    }

    /** A body that an operation takes, made of its schema's examples; null where it takes none. */
    public String body(Operation operation) {
        var content = operation.node().path("requestBody").path("content");
        return content.isEmpty() ? null : String.valueOf(sample(content.iterator().next().path("schema")));
    }

    /** What of the bodies that operations take has no example: operation id and the property's place. */
    public List<String> withoutExample() {
        var examples = new OpenApiExamples(document);
        return operations().stream()
                .flatMap(operation -> operation.jsonTaken().stream()
                        .flatMap(schema -> examples.missing(schema).stream().map(it -> operation.id() + " " + it)))
                .distinct().toList();
    }

    /** Examples that are not what their schemas say. */
    public List<String> wrongExamples() {
        return new OpenApiExamples(document).faults();
    }

    /**
     * Compares the published copy, {@code docs/openapi/<name>.yaml}, with what the service says. One that differs is written anew, and
     * the test fails so that the change is seen and committed.
     */
    public static void checkPublished(String name) {
        try {
            var published = Path.of(System.getProperty("harrier.root"), "docs", "openapi", name + ".yaml");
            String said = given().accept("application/yaml").get("/q/openapi").asString();
            if (Files.notExists(published) || !Files.readString(published).equals(said)) {
                Files.createDirectories(published.getParent());
                Files.writeString(published, said);
                throw new AssertionError("docs/openapi/" + name + ".yaml was out of date. It is written anew: commit it.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode sample(JsonNode schema) {
        return new SchemaSample(document).of(schema);
    }
}
