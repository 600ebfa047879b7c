package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.harrier.local.Routes.Match;
import io.harrier.local.Routes.Route;

@Timeout(60)
class GatewayTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final SynchronousQueue<String> events = new SynchronousQueue<>();
    private final int port = FreePort.find();
    private HttpServer service;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newCachedThreadPool());
        service.createContext("/api/v1/alerts", GatewayTest::echo);
        service.createContext("/api/v1/alerts-service/stream", this::stream);
        service.start();
        Routes routes = new Routes(List.of(new Route(Match.prefix, "/api/v1/alerts", "alerts-service"),
                new Route(Match.prefix, "/api/v1/alerts-service", "alerts-service"),
                new Route(Match.prefix, "/api/v1/incidents", "incidents-service")));
        gateway = Gateway.start(port, routes,
                Map.of("alerts-service", service.getAddress().getPort(), "incidents-service", FreePort.find()));
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.stop(0);
    }

    @Test
    void aRequestGoesToTheOwnerOfItsPathAsTheClientSentIt() throws Exception {
        HttpResponse<String> answer = client.send(request("/api/v1/alerts/a%20b?status=new&status=open")
                .header("Authorization", "Bearer token").method("PATCH", BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofString());

        assertEquals(201, answer.statusCode());
        assertEquals("PATCH /api/v1/alerts/a%20b?status=new&status=open", answer.headers().firstValue("Request").orElseThrow());
        assertEquals("Bearer token", answer.headers().firstValue("Token").orElseThrow());
        assertEquals("localhost:" + port, answer.headers().firstValue("Asked-Host").orElseThrow());
        assertEquals("{}", answer.body());
    }

    @Test
    void aLargeBodyArrivesWhole() throws Exception {
        byte[] body = new byte[8 * 1024 * 1024];
        new Random(7).nextBytes(body);

        HttpResponse<byte[]> answer = client.send(request("/api/v1/alerts").POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofByteArray());

        assertArrayEquals(body, answer.body());
    }

    @Test
    void eventsFlowWhileTheStreamIsOpen() throws Exception {
        var answer = client.sendAsync(request("/api/v1/alerts-service/stream").build(), BodyHandlers.ofInputStream());
        assertTrue(events.offer("opened", 10, TimeUnit.SECONDS));
        try (var lines = new BufferedReader(new InputStreamReader(answer.join().body(), StandardCharsets.UTF_8))) {
            assertEquals("data: opened", lines.readLine());
            assertEquals("", lines.readLine());
            assertTrue(events.offer("escalated", 10, TimeUnit.SECONDS));
            assertEquals("data: escalated", lines.readLine());
            assertTrue(events.offer("ended", 10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aPathNobodyOwnsIsNotFound() throws Exception {
        assertProblem(404, "not-found", "/api/v1/nothing");
    }

    @Test
    void aServiceThatIsAwayIsUnavailableForNow() throws Exception {
        var answer = assertProblem(503, "unavailable", "/api/v1/incidents");
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());

        service.stop(0);
        assertProblem(503, "unavailable", "/api/v1/alerts");
    }

    private HttpResponse<String> assertProblem(int status, String type, String path) throws Exception {
        var answer = client.send(request(path).POST(BodyPublishers.ofString("{\"a\": 1}")).build(), BodyHandlers.ofString());
        assertEquals(status, answer.statusCode());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertEquals("https://harrier.dev/problems/" + type, problem.get("type").asText());
        assertEquals(status, problem.get("status").asInt());
        assertEquals(path, problem.get("instance").asText());
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static void echo(HttpExchange exchange) throws IOException {
        var answer = exchange.getResponseHeaders();
        answer.set("Request", exchange.getRequestMethod() + " " + exchange.getRequestURI());
        answer.set("Token", String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        answer.set("Asked-Host", exchange.getRequestHeaders().getFirst("Host"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Sends each event when the test hands it over, so what arrives can't have been kept back. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (String event = events.take(); !event.equals("ended"); event = events.take()) {
                out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
