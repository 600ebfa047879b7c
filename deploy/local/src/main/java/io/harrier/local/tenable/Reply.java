package io.harrier.local.tenable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One answer of Tenable's. Errors come in the shapes the real service is known to use: the long one
 * ({@code statusCode, error, message, validation}), the short one ({@code error}) and the empty body.
 */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json; charset=utf-8";

    static Reply json(JsonNode body) {
        return new Reply(200, JSON, Json.bytes(body), Map.of());
    }

    /** JSON under the content type the vendor gives chunks of findings. */
    static Reply octets(JsonNode body) {
        return new Reply(200, "application/octet-stream", Json.bytes(body), Map.of());
    }

    static Reply badRequest(String message, String... keys) {
        ObjectNode body = problem(400, "Bad Request", message);
        if (keys.length > 0) {
            ObjectNode validation = body.putObject("validation").put("source", "payload");
            var names = validation.putArray("keys");
            for (String key : keys) {
                names.add(key);
            }
        }
        return new Reply(400, JSON, Json.bytes(body), Map.of());
    }

    static Reply unauthorized() {
        return error(401, "Unauthorized", "Invalid credentials.");
    }

    static Reply notFound(String message) {
        return error(404, "Not Found", message);
    }

    static Reply notFoundShort(String message) {
        return new Reply(404, JSON, Json.bytes(Json.object().put("error", message)), Map.of());
    }

    static Reply notFoundEmpty() {
        return new Reply(404, null, new byte[0], Map.of());
    }

    static Reply conflict(String activeJob) {
        ObjectNode body = Json.object().put("active_job_id", activeJob).put("failure_reason",
                "The request could not be completed due to a conflict with the ongoing export");
        return new Reply(409, JSON, Json.bytes(body), Map.of());
    }

    /** The proxy in front of the real service answers this one: a page for people and a header for programs. */
    static Reply tooManyRequests(int retryAfterSeconds) {
        String page = """
            <html>
            <head><title>429 Too Many Requests</title></head>
            <body bgcolor="white">
            <center><h1>429 Too Many Requests</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """;
        return new Reply(429, "text/html", page.getBytes(StandardCharsets.UTF_8),
                Map.of("retry-after", Integer.toString(retryAfterSeconds)));
    }

    static Reply serverError() {
        return error(500, "Internal Server Error",
                "An internal server error occurred. Please wait a moment and try your request again.");
    }

    /** The same answer broken off in the middle: valid HTTP, invalid JSON. */
    Reply brokenOff() {
        return new Reply(status, contentType, Arrays.copyOf(body, body.length / 2), headers);
    }

    private static Reply error(int status, String error, String message) {
        return new Reply(status, JSON, Json.bytes(problem(status, error, message)), Map.of());
    }

    private static ObjectNode problem(int status, String error, String message) {
        return Json.object().put("statusCode", status).put("error", error).put("message", message);
    }
}
