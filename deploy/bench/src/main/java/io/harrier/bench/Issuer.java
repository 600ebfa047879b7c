package io.harrier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** In Keycloak's place where there are more tenants than the realm has: a service checks these tokens as it checks Keycloak's. */
public final class Issuer implements AutoCloseable {

    private static final int HOURS = 12;

    private final HttpServer server;
    private final RsaJsonWebKey key;

    public Issuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("bench");
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new BenchmarkFailure("No key for tokens", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/realms/harrier/protocol/openid-connect/certs", this::keys);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/harrier";
    }

    /** A token for a person of one organization. */
    public String token(String person, UUID tenant, String alias, List<String> roles) {
        var claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience("harrier-api");
        claims.setSubject(person);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(HOURS * 60f);
        claims.setClaim("preferred_username", person);
        claims.setClaim("name", person);
        claims.setClaim("realm_access", Map.of("roles", List.of("default-roles-harrier")));
        claims.setClaim("organization",
                Map.of(alias, Map.of("id", tenant.toString(), "realm_access", Map.of("roles", roles))));
        var signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setKey(key.getPrivateKey());
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setAlgorithmHeaderValue(key.getAlgorithm());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new BenchmarkFailure("No token", e);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = new JsonWebKeySet(key).toJson().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
