package io.harrier.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL on this machine without an installation: one server on the loopback address with the database {@code harrier}, its
 * schemas and its roles ({@code postgres/roles.sql}). A role's password is its name. Works as root and as an ordinary user.
 *
 * <p>Commits survive {@link #kill()} (they are with the operating system), but not a power failure, unless {@code fsync} is set.
 */
public final class LocalPostgres implements AutoCloseable {

    public static final String DATABASE = "harrier";

    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "200",
            "shared_buffers", "256MB",
            // The library turns it off; then a killed server forgets commits it has acknowledged.
            "synchronous_commit", "on");

    private final Path dataDir;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;
    private int port;

    private LocalPostgres(Path dataDir, int port, Map<String, String> settings) {
        this.dataDir = dataDir.toAbsolutePath();
        this.port = port;
        this.settings = new LinkedHashMap<>(SETTINGS);
        this.settings.putAll(settings);
    }

    /** Starts a server on {@code port} (0: any free one) over {@code dataDir}, which is created if missing and kept if not. */
    public static LocalPostgres start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    /** As {@link #start(Path, int)}, with further server settings, e.g. {@code fsync=on}. */
    public static LocalPostgres start(Path dataDir, int port, Map<String, String> settings) {
        LocalPostgres postgres = new LocalPostgres(dataDir, port, settings);
        postgres.start();
        try {
            postgres.createDatabase();
        } catch (SQLException | RuntimeException e) {
            postgres.close();
            throw new IllegalStateException("PostgreSQL started, but its roles and schemas could not be created", e);
        }
        return postgres;
    }

    public int port() {
        return port;
    }

    /** URL for a role such as {@code alerts}, {@code alerts_owner} or {@code postgres}, user and password included. */
    public String jdbcUrl(String role) {
        return jdbcUrl() + "?user=" + role + "&password=" + role;
    }

    /** URL without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** URL for reactive clients, without user and password. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Starts again on the same port and data after {@link #kill()} or {@link #close()}. */
    public void start() {
        if (server != null) {
            return;
        }
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(dataDir)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C.UTF-8")
                .setPGStartupWait(STARTUP_LIMIT);
        settings.forEach(builder::setServerConfig);
        try {
            Files.createDirectories(dataDir.getParent());
            server = builder.start();
            port = server.getPort();
            Guard.watch(postmaster());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port + " over " + dataDir, e);
        }
    }

    /** Stops in good order and starts again: connections break, data stays. */
    public void restart() {
        close();
        start();
    }

    /** Kills the server and all its processes as {@code kill -9} does; {@link #start()} then recovers from the log. */
    public void kill() {
        if (server == null) {
            return;
        }
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(0, postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        // A container without an init process never buries the dead: no reason to wait for that.
        all.forEach(process -> process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join());
        close();
    }

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } finally {
            server = null;
        }
    }

    /** The server's first process: it has a session of its own, the library knows only who started it. */
    private ProcessHandle postmaster() {
        try (var lines = Files.lines(dataDir.resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE);
            }
        }
        try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set harrier.local_passwords = on");
            statement.execute(resource("/postgres/roles.sql"));
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }

    private static String resource(String name) {
        try (var in = LocalPostgres.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
