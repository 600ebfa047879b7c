package io.harrier.local.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The API behind the gateway, as one person uses it. */
final class Api {

    private final URI gateway;
    private final Tokens tokens;
    private final String user;
    private final String tenant;

    private Api(URI gateway, Tokens tokens, String user, String tenant) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.user = user;
        this.tenant = tenant;
    }

    /** @param tenant the organization the person acts in, which who is in several has to say */
    static Api as(URI gateway, Tokens tokens, String user, String tenant) {
        return new Api(gateway, tokens, user, tenant);
    }

    JsonNode get(String path) {
        return Http.send(request(path).GET().build());
    }

    /** All items of a list, page by page. */
    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=200";
        for (JsonNode page = get(next);; page = get(next + "&cursor=" + page.get("nextCursor").asText())) {
            page.path("items").forEach(items::add);
            if (!page.hasNonNull("nextCursor")) {
                return items;
            }
        }
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, null, body);
    }

    /** Takes a step of what {@code current} shows, on the condition that it is still like that. */
    JsonNode step(String method, String path, JsonNode current, Object body) {
        return send(method, path, current, body);
    }

    String link(String path) {
        return gateway.resolve(path).toString();
    }

    private JsonNode send(String method, String path, JsonNode current, Object body) {
        HttpRequest.Builder request = request(path);
        if (current != null) {
            request.header("If-Match", "\"" + current.path("version").asText() + "\"");
        }
        if (body == null) {
            return Http.send(request.method(method, BodyPublishers.noBody()).build());
        }
        return Http.send(request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Http.text(body))).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Http.LIMIT)
                .header("Authorization", "Bearer " + tokens.of(user)).header("Harrier-Tenant", tenant);
    }
}
