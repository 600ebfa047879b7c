package io.harrier.bench.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.bench.BenchmarkFailure;

/** The service's REST interface, as acme's analyst has it, with a token of a real Keycloak. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "acme-analyst";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final URI tokens;
    private volatile String token;

    Rest(String url, String issuer) {
        this.url = url;
        this.tokens = URI.create(issuer + "/protocol/openid-connect/token");
    }

    /** Gets a token, good for an hour. */
    void signIn() {
        String form = Map.of("grant_type", "password", "client_id", "harrier-cli", "username", USER, "password", USER, "scope",
                "organization:*").entrySet().stream().map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(tokens).timeout(LIMIT).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build();
        token = text(send(request), "access_token");
    }

    /** What a page of a list says is the next one's cursor. */
    static String cursor(String page) {
        return text(page, "nextCursor");
    }

    String get(String path) {
        return send(request(path).GET().build());
    }

    String post(String path, byte[] body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchmarkFailure(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + " "
                        + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Interrupted", e);
        }
    }

    private static String text(String body, String name) {
        try {
            var value = JSON.readTree(body).path(name);
            if (!value.isTextual()) {
                throw new BenchmarkFailure("There is no " + name + " in " + body);
            }
            return value.asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
