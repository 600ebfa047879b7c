package io.harrier.platform.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems that an operation may answer with, told by what it takes: RFC 9457, one shape for all. */
final class ProblemsInOpenApi {

    static final String SCHEMA = "Problem";
    /** Said by the operations that may answer so. */
    private static final String TOO_MANY = "429";

    private static final Map<String, String> ALWAYS = Map.of(
            "400", "Malformed: a parameter, header or body can't be read; names it",
            "401", "No valid bearer token",
            "403", "The roles or the organization of the token don't include this",
            "503", "A server that Harrier needs is away; Retry-After says when to ask again");
    private static final Map<String, String> WITH_A_BODY = Map.of(
            "413", "More than is taken at once",
            "415", "Not a media type that is taken here",
            "422", "Breaks a rule; names the fields");

    private ProblemsInOpenApi() {
    }

    static void addTo(Operation operation) {
        var problems = new TreeMap<>(ALWAYS);
        if (operation.getRequestBody() != null) {
            problems.putAll(WITH_A_BODY);
        }
        if (has(operation, Parameter.In.PATH, null)) {
            problems.put("404", "Not there, or not the caller's");
        }
        if (has(operation, Parameter.In.HEADER, "If-Match")) {
            problems.put("409", "The state does not allow this step; names the state and the steps it allows");
            problems.put("412", "Stale: the version sent is not the current one, which is named");
            problems.put("428", "The version is missing: send If-Match (for changes; steps of a life may go without)");
        }
        if (has(operation, Parameter.In.HEADER, "Idempotency-Key")) {
            problems.put("409", "It is there already, or the request with this key is still running");
        }
        var responses = operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        problems.forEach((status, description) -> {
            var known = responses.getAPIResponse(status);
            responses.addAPIResponse(status, known == null || known.getContent() == null ? problem(description) : known);
        });
        var tooMany = responses.getAPIResponse(TOO_MANY);
        if (tooMany != null && tooMany.getContent() == null) {
            responses.addAPIResponse(TOO_MANY, problem(tooMany.getDescription()));
        }
        operation.setResponses(responses);
    }

    static Schema schema() {
        var text = List.of(Schema.SchemaType.STRING);
        var error = OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT))
                .addProperty("pointer", OASFactory.createSchema().type(text).addExample("/title")
                        .description("A JSON pointer into the body, or the name of a parameter or header"))
                .addProperty("detail", OASFactory.createSchema().type(text));
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT))
                .description("An error (RFC 9457, application/problem+json)")
                .addProperty("type",
                        OASFactory.createSchema().type(text).addExample("https://harrier.dev/problems/illegal-move"))
                .addProperty("title", OASFactory.createSchema().type(text).addExample("Illegal step"))
                .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)).addExample(409))
                .addProperty("detail", OASFactory.createSchema().type(text))
                .addProperty("instance", OASFactory.createSchema().type(text))
                .addProperty("errors", OASFactory.createSchema().type(List.of(Schema.SchemaType.ARRAY)).items(error));
    }

    private static boolean has(Operation operation, Parameter.In in, String name) {
        return operation.getParameters() != null && operation.getParameters().stream()
                .anyMatch(it -> it.getIn() == in && (name == null || name.equals(it.getName())));
    }

    private static APIResponse problem(String description) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA);
        return OASFactory.createAPIResponse().description(description).content(OASFactory.createContent()
                .addMediaType("application/problem+json", OASFactory.createMediaType().schema(schema)));
    }
}
