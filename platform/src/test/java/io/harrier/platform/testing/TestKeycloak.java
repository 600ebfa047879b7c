package io.harrier.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The edge of Keycloak that a service meets, as a real HTTP server: keys, tokens for the directory's client, organizations. The
 * real Keycloak is met in deploy/e2e.
 */
final class TestKeycloak implements AutoCloseable {

    /** Where {@link TestTenant} finds the issuer and its key, whatever class loader it is in. */
    static final String ISSUER = "harrier.test.issuer";
    static final String PRIVATE_KEY = "harrier.test.private-key";
    static final String KEY_ID = "test";

    private final HttpServer server;
    private final KeyPair key;
    private final Map<String, String> organizations = new ConcurrentSkipListMap<>();
    private volatile boolean away;

    private TestKeycloak(HttpServer server, KeyPair key) {
        this.server = server;
        this.key = key;
    }

    static TestKeycloak start() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keycloak = new TestKeycloak(server, generator.generateKeyPair());
            server.setExecutor(Executors.newFixedThreadPool(2, work -> {
                var thread = new Thread(work, "test-keycloak");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/realms/harrier/protocol/openid-connect/certs", keycloak::keys);
            server.createContext("/realms/harrier/protocol/openid-connect/token", keycloak::token);
            server.createContext("/admin/realms/harrier/organizations", keycloak::organizations);
            server.start();
            System.setProperty(ISSUER, keycloak.url() + "/realms/harrier");
            System.setProperty(PRIVATE_KEY, Base64.getEncoder().encodeToString(keycloak.key.getPrivate().getEncoded()));
            TestTenant.ACME.register();
            TestTenant.GLOBEX.register();
            return keycloak;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void keys(HttpExchange exchange) throws IOException {
        var modulus = ((RSAPublicKey) key.getPublic()).getModulus();
        var exponent = ((RSAPublicKey) key.getPublic()).getPublicExponent();
        answer(exchange, "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"" + KEY_ID + "\",\"n\":\""
                + base64(modulus) + "\",\"e\":\"" + base64(exponent) + "\"}]}");
    }

    private void token(HttpExchange exchange) throws IOException {
        answer(exchange, "{\"access_token\":\"directory\",\"token_type\":\"Bearer\",\"expires_in\":300}");
    }

    private void organizations(HttpExchange exchange) throws IOException {
        if (away && exchange.getRequestMethod().equals("GET")) {
            try (exchange) {
                exchange.sendResponseHeaders(503, -1);
            }
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                away = new String(exchange.getRequestBody().readAllBytes(), UTF_8).equals("away");
                answer(exchange, "{}");
            }
            case "POST" -> {
                String organization = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                organizations.put(organization.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"), organization);
                answer(exchange, organization);
            }
            case "DELETE" -> answer(exchange, organizations.remove(id));
            default -> answer(exchange, id.equals("organizations") ? page(exchange) : organizations.get(id));
        }
    }

    private String page(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean first = query.matches(".*first=0(&.*)?") || !query.contains("first=");
        return "[" + (first ? String.join(",", organizations.values()) : "") + "]";
    }

    /** Nothing to answer with is a 404. */
    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json == null ? "{}".getBytes(UTF_8) : json.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(json == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
