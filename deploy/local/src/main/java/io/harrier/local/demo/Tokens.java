package io.harrier.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens of the realm's people, as {@code ./deploy/token} gets them; valid for an hour, so each is asked for once. */
final class Tokens {

    private final URI endpoint;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Tokens(URI keycloak) {
        endpoint = keycloak.resolve("/realms/harrier/protocol/openid-connect/token");
    }

    String of(String user) {
        return known.computeIfAbsent(user, this::ask);
    }

    private String ask(String user) {
        Map<String, String> form = Map.of("grant_type", "password", "client_id", "harrier-cli", "username", user, "password",
                user,
                "scope", "organization:*");
        String body = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return Http.send(HttpRequest.newBuilder(endpoint).timeout(Http.LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build())
                .path("access_token").asText();
    }
}
