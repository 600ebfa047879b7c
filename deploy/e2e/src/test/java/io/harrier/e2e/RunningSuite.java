package io.harrier.e2e;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.restassured.specification.RequestSpecification;

/** The suite as a person starts it: {@code ./deploy/up}, on free ports. */
final class RunningSuite implements AutoCloseable {

    static final int PORTS = 9;
    private static final Path ROOT = Path.of(System.getProperty("harrier.root"));
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final int firstPort;
    private final Path output = Path.of("target", "up.log").toAbsolutePath();
    private final Process process;

    private RunningSuite(int firstPort, String... options) {
        this.firstPort = firstPort;
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("deploy/up").toString(), "--ports-from",
                String.valueOf(firstPort), "--data", Path.of("target", "suite").toAbsolutePath().toString()));
        command.addAll(List.of(options));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // What a build's JVM is told need not suit the suite's.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it with no data and plays its demo. */
    static RunningSuite start() {
        return started("--fresh");
    }

    /** Starts it with the data of the last one, and plays nothing. */
    static RunningSuite startAgain() {
        return started("--no-demo");
    }

    /** Waits for its word that it is ready. */
    private static RunningSuite started(String option) {
        var suite = new RunningSuite(freePorts(), option);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!suite.said("Harrier is ready")) {
            if (System.nanoTime() > deadline || suite.exits(Duration.ofMillis(500))) {
                suite.close();
                throw new AssertionError("The suite did not start:\n" + suite.output());
            }
        }
        return suite;
    }

    /** A request through the gateway with a token of the real Keycloak. */
    RequestSpecification as(String user) {
        return given().baseUri("http://localhost:" + firstPort).auth().oauth2(token(user)).contentType("application/json");
    }

    /** What {@code ./deploy/token} prints. */
    String token(String user) {
        try {
            var builder = new ProcessBuilder(ROOT.resolve("deploy/token").toString(), user);
            builder.environment().put("HARRIER_KEYCLOAK", "http://localhost:" + (firstPort + 1));
            var token = builder.start();
            String printed = new String(token.getInputStream().readAllBytes());
            if (token.waitFor() != 0) {
                throw new AssertionError("No token for " + user + ": " + new String(token.getErrorStream().readAllBytes()));
            }
            return printed.strip();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Stops the launcher as Ctrl-C does, and waits for its end: {@code deploy/up} has become the launcher. The signal is TERM, for a
     * build that runs in the background of a shell has INT ignored, and so have its children.
     */
    @Override
    public void close() {
        process.destroy();
        if (!exits(Duration.ofMinutes(1))) {
            process.destroyForcibly();
            throw new AssertionError("The suite did not stop:\n" + output());
        }
    }

    /** The ports of it that are still taken. */
    List<Integer> portsInUse() {
        return IntStream.range(firstPort, firstPort + PORTS).filter(port -> !isFree(port)).boxed().toList();
    }

    private boolean said(String line) {
        return Files.exists(output) && output().lines().anyMatch(it -> it.strip().equals(line));
    }

    private boolean exits(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static int freePorts() {
        return IntStream.iterate(21_000, port -> port < 32_000, port -> port + 100)
                .filter(first -> IntStream.range(first, first + PORTS).allMatch(RunningSuite::isFree)).findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
