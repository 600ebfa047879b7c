package io.harrier.platform.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.RestAssured;

/** A client of a live stream: it keeps what it is sent. */
public final class TestStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One event as it came. */
    public record Sent(String id, String name, JsonNode data) {
    }

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final java.io.InputStream body;
    private volatile boolean ended;

    private TestStream(java.io.InputStream body) {
        this.body = body;
        var reader = new Thread(this::read, "test-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a stream and waits until it says that it is open, or that it starts anew. */
    public static TestStream open(String token, String path, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Answered " + response.statusCode());
            }
            var stream = new TestStream(response.body());
            stream.await(event -> event.name().equals("open") || event.name().equals("reset"));
            return stream;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first event that matches, when it has come. */
    public Sent await(Predicate<Sent> matching) {
        return Awaitility.await().atMost(PATIENCE).until(() -> sent.stream().filter(matching).findFirst(),
                java.util.Optional::isPresent).orElseThrow();
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    public void awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> ended);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        }
    }

    private void read() {
        String id = null;
        String name = null;
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && name != null) {
                    sent.add(new Sent(id, name, TestKafka.json(data.toString().getBytes(StandardCharsets.UTF_8))));
                    name = null;
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            ended = true;
        }
        ended = true;
    }
}
