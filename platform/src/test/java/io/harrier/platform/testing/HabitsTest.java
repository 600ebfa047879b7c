package io.harrier.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.platform.access.Role;
import io.harrier.platform.testing.OpenApiDocument.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * The habits of REST that every service shares, driven from its OpenAPI document: what is made is made once and found, a missing
 * body is told, steps are nouns, sorts are properties.
 */
abstract class HabitsTest {

    static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    /** Words for what happens to something, by their endings and some without; what ends in s gathers things. */
    private static final Pattern NOUN = Pattern.compile(
            ".*(ment|tion|sion|ure|ing|al|age|over|s)|acceptance|draft|evidence|false-positive|hold|merge|pause|postmortem|preview|timeline|transfer|\\{[^}]+}");
    private static final String[] EVERYTHING = Arrays.stream(Role.values()).filter(role -> role != Role.PLATFORM_ADMIN)
            .map(role -> role.wire).toArray(String[]::new);

    /**
     * What is there of a tenant: the template of a path up to one of its parameters → the parameter's value, as in
     * {@code /api/v1/alerts/{id}} → the id of an alert. A path whose parameter is not named fails the test.
     */
    protected abstract Map<String, String> objectsOf(TestTenant tenant);

    /** Bodies for operations that make something and whose examples alone can't: operation id → JSON. */
    protected Map<String, String> bodiesOf(TestTenant tenant, Map<String, String> objects) {
        return Map.of();
    }

    @Test
    void whatIsMadeIsMadeOnceUnderAKeyAndFoundWhereTheAnswerSays() {
        var document = OpenApiDocument.read();
        var tenant = TestTenant.fresh();
        var objects = objectsOf(tenant);
        var bodies = bodiesOf(tenant, objects);
        for (Operation operation : document.operations()) {
            if (operation.answers(201)) {
                assertFalse(operation.parameter("Idempotency-Key").isMissingNode(), operation + " takes no Idempotency-Key");
                assertTrue(operation.node().path("responses").path("201").path("headers").has("Location"),
                        operation + " does not say where the new thing is");
                isMadeOnceAndFound(operation, tenant, bodies.getOrDefault(operation.id(), document.body(operation)), objects);
            }
        }
    }

    private static void isMadeOnceAndFound(Operation operation, TestTenant tenant, String body, Map<String, String> objects) {
        String key = UUID.randomUUID().toString();
        var first = send(maker(tenant).header("Idempotency-Key", key), body, operation, objects);
        assertEquals(201, first.statusCode(), operation + ": " + first.asString());
        var found = maker(tenant).get(first.header("Location"));
        assertEquals(200, found.statusCode(), operation + ": " + first.header("Location"));
        assertEquals(first.<String>path("id"), found.path("id"), operation.toString());
        var second = send(maker(tenant).header("Idempotency-Key", key), body, operation, objects);
        assertEquals(first.asString(), second.asString(), operation.toString());
        assertEquals(List.of(201, first.header("Location")), List.of(second.statusCode(), second.header("Location")),
                operation.toString());
    }

    @Test
    void everyExampleIsWhatItsSchemaTakes() {
        assertEquals(List.of(), OpenApiDocument.read().wrongExamples());
    }

    @Test
    void aRequestWithoutABodyIsTakenOrToldWhatItLacks() {
        var tenant = TestTenant.fresh();
        var objects = objectsOf(tenant);
        for (Operation operation : OpenApiDocument.read().operations()) {
            if (operation.is("post", "put", "patch")) {
                var response = send(maker(tenant).noContentType().header("If-Match", "*"), (String) null, operation, objects);
                String told = operation + " without a body: " + response.statusCode() + " " + response.asString();
                if (operation.needsABody()) {
                    assertEquals(400, response.statusCode(), told);
                    assertFalse(response.<List<String>>path("errors.detail").isEmpty(), told);
                } else {
                    assertFalse(Set.of(400, 415).contains(response.statusCode()), told);
                }
            }
        }
    }

    @Test
    void everyStepReadsAsANoun() {
        for (Operation operation : OpenApiDocument.read().operations()) {
            String last = operation.path().substring(operation.path().lastIndexOf('/') + 1);
            assertTrue(!operation.is("post") || NOUN.matcher(last).matches(), operation + " does not read as a noun");
        }
    }

    @Test
    void everySortIsAPropertyAndAnUnknownOneIsToldWhichThereAre() {
        var tenant = TestTenant.fresh();
        var objects = objectsOf(tenant);
        for (Operation operation : OpenApiDocument.read().operations()) {
            if (!operation.parameter("sort").isMissingNode()) {
                var sorts = new TreeSet<String>();
                operation.parameter("sort").path("schema").path("enum").forEach((JsonNode sort) -> sorts.add(sort.asText()));
                for (String sort : sorts) {
                    assertTrue(sort.matches("-?[a-z][A-Za-z]*"), operation + " sorts by " + sort);
                    assertEquals(200, send(maker(tenant).queryParam("sort", sort), (String) null, operation, objects)
                            .statusCode(), operation + " by " + sort);
                }
                var response = send(maker(tenant).queryParam("sort", "colour"), (String) null, operation, objects);
                assertEquals(400, response.statusCode(), operation.toString());
                assertEquals(sorts,
                        new TreeSet<>(List.of(response.<String>path("detail").replace("Not one of ", "").split(", "))),
                        operation.toString());
            }
        }
    }

    private static RequestSpecification maker(TestTenant tenant) {
        return tenant.as("maker", EVERYTHING);
    }

    static Response send(RequestSpecification request, OpenApiDocument document, Operation operation,
            Map<String, String> objects) {
        return send(request, document.body(operation), operation, objects);
    }

    private static Response send(RequestSpecification request, String body, Operation operation, Map<String, String> objects) {
        if (body != null) {
            boolean patch = operation.node().path("requestBody").path("content").has("application/merge-patch+json");
            request = request.contentType(patch ? "application/merge-patch+json" : "application/json").body(body);
        }
        if (!operation.parameter("lasting").isMissingNode()) {
            // A stream: what it has now.
            request = request.accept("text/event-stream, application/problem+json").queryParam("lasting", "PT0S");
        }
        return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), concrete(operation, objects));
    }

    static String concrete(Operation operation, Map<String, String> objects) {
        var path = new StringBuilder();
        var matcher = PARAMETER.matcher(operation.path());
        while (matcher.find()) {
            String template = operation.path().substring(0, matcher.end());
            String value = objects.get(template);
            assertTrue(value != null, "The test names no object for " + template);
            matcher.appendReplacement(path, value);
        }
        return matcher.appendTail(path).toString();
    }
}
