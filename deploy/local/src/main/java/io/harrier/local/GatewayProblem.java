package io.harrier.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the gateway answers for itself, as RFC 9457 has it; the services answer alike. */
enum GatewayProblem {

    NOT_FOUND(404, "not-found", "Not found", "No service owns this path"),
    UNAVAILABLE(503, "unavailable", "Temporarily unavailable", "The service that owns this path is away: ask again soon");

    static final String MEDIA_TYPE = "application/problem+json";
    static final String RETRY_AFTER_SECONDS = "5";

    final int status;
    private final ObjectNode fields;

    GatewayProblem(int status, String type, String title, String detail) {
        this.status = status;
        this.fields = new ObjectMapper().createObjectNode().put("type", "https://harrier.dev/problems/" + type)
                .put("title", title).put("status", status).put("detail", detail);
    }

    String body(String path) {
        return fields.deepCopy().put("instance", path).toString();
    }
}
