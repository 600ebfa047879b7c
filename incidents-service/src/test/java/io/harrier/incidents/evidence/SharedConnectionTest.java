package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.harrier.platform.testing.HarrierServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

/** Uploads over HTTP/2, where others go over the same connection. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SharedConnectionTest {

    private EvidenceFixture evidence;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.httpClientBuilder()
            .with(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false))
            .withConnectHandler(connection -> connection.closeHandler(gone -> closed.set(true))).build();

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    @AfterEach
    void close() throws Exception {
        done(vertx.close());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private HttpClientRequest request(HttpMethod method, String path) throws Exception {
        return done(client.request(method, RestAssured.port, "localhost", path)).putHeader("Authorization",
                "Bearer " + evidence.tenant.token(evidence.tenant.alias() + "-analyst", "analyst"));
    }

    @Test
    @Timeout(60)
    void whoStallsEndsHisOwnRequestOnly() throws Exception {
        var path = URI.create(evidence.begun(evidence.taken(Map.of()), 500_000)).getPath();
        var stalling = request(HttpMethod.PATCH, path).putHeader("Content-Type", EvidenceFixture.PIECE)
                .putHeader("Upload-Offset", "0").putHeader("Content-Length", "500000");
        done(stalling.write(Buffer.buffer(bytes(40_000))));
        assertEquals(204, done(stalling.response()).statusCode());
        var answer = done(request(HttpMethod.HEAD, path).send());
        assertEquals("40000", answer.getHeader("Upload-Offset"));
        assertFalse(closed.get());
    }
}
