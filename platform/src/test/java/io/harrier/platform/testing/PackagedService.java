package io.harrier.platform.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.harrier.local.Guard;

/** The service of this module as it is shipped, in a process of its own that a test may kill. Run it in an {@code *IT}. */
public final class PackagedService implements AutoCloseable {

    private final Map<String, String> settings;
    private final int port;
    private Process process;

    private PackagedService(Map<String, String> settings) {
        this.settings = settings;
        this.port = freePort();
    }

    /** Starts the module's {@code target/quarkus-app} and waits until it is ready. */
    public static PackagedService start(Map<String, String> settings) {
        var service = new PackagedService(settings);
        service.restart();
        service.awaitReady();
        return service;
    }

    /** Starts the process again after {@link #kill}; does not wait. */
    public void restart() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                        "-XX:TieredStopAtLevel=1"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(
                List.of("-Dquarkus.http.port=" + port, "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "packaged-" + port + ".log").toFile()))
                    .start();
            Guard.watch(process.toHandle());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As {@code kill -9} does: nothing of it runs on. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public void awaitReady() {
        await().atMost(Duration.ofMinutes(2)).until(() -> get("/q/health/ready") == 200);
    }

    /** The status of a GET, 0 where nobody answers. */
    public int get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobodyAnswers) {
            return 0;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
