package io.harrier.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak as a child process on the loopback address, with the realm {@code harrier} of {@code deploy/keycloak/harrier-realm.json},
 * which says who is in it. Its administrator is {@code admin} with the password {@code admin}.
 *
 * <p>The server is unpacked into its data directory and keeps its own database (H2, a file) there. A realm that is there already is
 * not imported again. It runs on the JDK this JVM runs on: 17 or newer.
 */
public final class LocalKeycloak implements AutoCloseable {

    private static final String REALM = "harrier";
    private static final String REALM_RESOURCE = "/keycloak/harrier-realm.json";
    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
            "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin",
            "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
            // Nearly all that a short-lived server does is starting; the quick compiler alone does that sooner.
            "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");

    private final Path home;
    private final Path log;
    private final int port;
    private Process process;

    private LocalKeycloak(Path home, Path log, int port) {
        this.home = home;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a server on {@code port} (0: any free one) over {@code dataDir}, which is created if missing and kept if not, and returns
     * when the realm answers: within a minute the first time (half of it spent compiling the server), sooner later.
     *
     * @throws IllegalStateException when the port is taken or the server does not come up; it says why and nothing stays running
     */
    public static LocalKeycloak start(Path dataDir, int port) {
        LocalKeycloak keycloak;
        try {
            Path directory = Files.createDirectories(dataDir.toAbsolutePath());
            Path home = KeycloakDistribution.ofThisBuild().unpackInto(directory);
            keycloak = new LocalKeycloak(home, directory.resolve("keycloak.log"), port == 0 ? FreePort.find() : port);
            keycloak.launch();
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be put into " + dataDir, e);
        }
        try {
            keycloak.awaitReady();
        } catch (RuntimeException e) {
            keycloak.close();
            throw e;
        }
        return keycloak;
    }

    public int port() {
        return port;
    }

    /** Base URL of the server; the Admin API is under {@code /admin/realms/harrier}. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** What stands as {@code iss} in every token, and where OpenID Connect discovery begins. */
    public String issuer() {
        return url() + "/realms/" + REALM;
    }

    @Override
    public synchronized void close() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!ended(STOP_LIMIT)) {
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        process = null;
    }

    private void launch() throws IOException {
        requireFreePort();
        importOnStart();
        ProcessBuilder server = new ProcessBuilder("sh", home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + port, "--hostname=" + url())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        // What configures some other Keycloak on this machine is not meant for this one.
        server.environment().keySet()
                .removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS") || name.equals("JAVA"));
        server.environment().putAll(ENVIRONMENT);
        server.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = server.start();
        Guard.watch(process.toHandle());
    }

    /** Else the answer of whoever has the port would be taken for this server's. */
    private void requireFreePort() {
        try {
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak's port " + port + " is taken", e);
        }
    }

    private void importOnStart() throws IOException {
        Path directory = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = LocalKeycloak.class.getResourceAsStream(REALM_RESOURCE)) {
            Files.copy(realm, directory.resolve("harrier-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        long deadline = System.nanoTime() + STARTUP_LIMIT.toNanos();
        while (!answers(client)) {
            if (ended(Duration.ofMillis(200))) {
                throw failure("ended with status " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("did not answer within " + STARTUP_LIMIT.toSeconds() + " s");
            }
        }
    }

    private boolean answers(HttpClient client) {
        URI discovery = URI.create("http://127.0.0.1:" + port + "/realms/" + REALM + "/.well-known/openid-configuration");
        HttpRequest request = HttpRequest.newBuilder(discovery).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was starting", e);
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException("Keycloak " + what + "; see " + log + ", which ends: " + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(it could not be read)";
        }
    }
}
