package io.harrier.integrations.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.local.tenable.TenableStandIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;

/** What a call may cost, and whom it may reach. */
class OutboundHttpTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final int LIMIT = 1 << 20;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().await().atMost(LONG_ENOUGH);
    }

    @Test
    void aLongAnswerIsPutIntoAFileAsItComesAndUnpackedWhenItIsRead() throws IOException {
        byte[] text = "a chunk ".repeat(100_000).getBytes(UTF_8);
        byte[] packed = packed(text);
        serve("gzip", packed);
        Path file = Files.createFile(directory.resolve("answer"));

        var reply = http(Map.of("allow-private-addresses", "true")).download(call(base()), file).await().atMost(LONG_ENOUGH);

        assertArrayEquals(packed, Files.readAllBytes(file));
        assertEquals(packed.length, reply.body().length());
        try (InputStream body = reply.body().open()) {
            assertArrayEquals(text, body.readAllBytes());
        }
    }

    @Test
    void anAnswerThatUnpacksToTooMuchIsNotReadToItsEnd() throws IOException {
        serve("gzip", packed(new byte[50 * LIMIT]));
        Path file = Files.createFile(directory.resolve("answer"));

        var reply = http(Map.of("allow-private-addresses", "true")).download(call(base()), file).await().atMost(LONG_ENOUGH);

        try (InputStream body = reply.body().open()) {
            var refused = assertThrows(ExternalFailure.class, body::readAllBytes);
            assertEquals(ExternalFailure.Kind.REFUSED, refused.kind());
        }
    }

    @Test
    void anAnswerThatIsTooLongIsNotTakenToItsEnd() throws IOException {
        serve("identity", new byte[20 * LIMIT]);
        Path file = Files.createFile(directory.resolve("answer"));
        var http = http(Map.of("allow-private-addresses", "true"));

        assertThrows(ExternalFailure.class, () -> http.download(call(base()), file).await().atMost(LONG_ENOUGH));
        assertThrows(ExternalFailure.class, () -> http.send(call(base())).await().atMost(LONG_ENOUGH));
        assertTrue(Files.size(file) <= LIMIT);
    }

    @Test
    void anAnswerThatComesSteadilyButForTooLongIsGivenUp() {
        try (var standIn = TenableStandIn.start(0)) {
            standIn.faults().drip(".*", 1, LONG_ENOUGH.multipliedBy(2));
            var http = http(Map.of("allow-private-addresses", "true", "outbound.call-timeout", "PT0.5S"));

            var failure = assertThrows(RuntimeException.class,
                    () -> http.send(call(standIn.baseUrl().toString())).await().atMost(LONG_ENOUGH));
            assertTrue(String.valueOf(failure).contains("longer than"), String.valueOf(failure));
        }
    }

    @Test
    void anAnswerThatIsCutBeforeItsFileIsOpenIsAFailure() throws Exception {
        Path file = Files.createFile(directory.resolve("answer"));
        var http = http(Map.of("allow-private-addresses", "true"));
        var context = vertx.getOrCreateContext();
        try (var cutting = new Cutting()) {
            for (int round = 0; round < 100; round++) {
                var download = http.download(call("http://127.0.0.1:" + cutting.port()), file)
                        .runSubscriptionOn(command -> context.runOnContext(command)).subscribeAsCompletionStage();
                assertThrows(ExecutionException.class, () -> download.get(LONG_ENOUGH.toSeconds(), SECONDS));
            }
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        var reached = new AtomicInteger();
        server.createContext("/elsewhere", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/server", exchange -> {
            exchange.getResponseHeaders().set("location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        var reply = http(Map.of("allow-private-addresses", "true")).send(call(base())).await().atMost(LONG_ENOUGH);

        assertEquals(302, reply.status());
        assertEquals(0, reached.get());
    }

    @Test
    void aNameThatLeadsElsewhereAMomentLaterGetsNoRequest() {
        try (var standIn = TenableStandIn.start(0)) {
            var asked = new AtomicInteger();
            var config = config(Map.of());
            var rebinding = new Destinations(vertx, config, host -> {
                asked.incrementAndGet();
                return new InetAddress[]{InetAddress.getByName("93.184.216.34")};
            });
            var http = new OutboundHttp(vertx, rebinding, config);

            var refused = assertThrows(ExternalFailure.class,
                    () -> http.send(call(standIn.baseUrl().toString())).await().atMost(LONG_ENOUGH));

            assertTrue(refused.getMessage().contains("127.0.0.1"), refused.getMessage());
            assertEquals(1, asked.get());
            assertEquals(List.of(), standIn.requests().all());
        }
    }

    @Test
    void whatIsPrivateIsKnownInEveryForm() throws IOException {
        for (String address : List.of("127.0.0.1", "0.0.0.0", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254",
                "100.100.100.200", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:10.0.0.1", "::10.0.0.1", "fe80::1",
                "fd00:ec2::254", "64:ff9b::a00:1", "64:ff9b:1::a9fe:a9fe", "2001::a9fe:a9fe", "2002:a00:1::")) {
            assertTrue(PrivateAddresses.include(InetAddress.getByName(address)), address);
        }
        for (String address : List.of("93.184.216.34", "172.32.0.1", "100.128.0.1", "192.167.0.1", "2606:2800:220:1::1",
                "64:ff9b::5db8:d822")) {
            assertFalse(PrivateAddresses.include(InetAddress.getByName(address)), address);
        }
    }

    private OutboundHttp http(Map<String, String> settings) {
        var config = config(settings);
        return new OutboundHttp(vertx, new Destinations(vertx, config), config);
    }

    private static IntegrationsConfig config(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>(Map.of("harrier.integrations.allow-http", "true",
                "harrier.integrations.outbound.max-response-bytes", String.valueOf(LIMIT)));
        settings.forEach((name, value) -> prefixed.put("harrier.integrations." + name, value));
        return new SmallRyeConfigBuilder().withMapping(IntegrationsConfig.class)
                .withSources(new PropertiesConfigSource(prefixed, "test", 100)).build()
                .getConfigMapping(IntegrationsConfig.class);
    }

    private void serve(String encoding, byte[] body) {
        server.createContext("/server", exchange -> {
            exchange.getResponseHeaders().set("content-encoding", encoding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static OutboundCall call(String base) {
        return new OutboundCall(UUID.randomUUID(), null, BaseUrl.of(base), HttpMethod.GET, "/server/status", Map.of(), null,
                Set.of());
    }

    private static byte[] packed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
