package io.harrier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

import io.harrier.local.FreePort;
import io.harrier.local.LocalKafka;
import io.harrier.local.LocalKeycloak;
import io.harrier.local.LocalPostgres;
import io.harrier.local.Ports;
import io.harrier.local.Secrets;
import io.harrier.local.Service;
import io.harrier.local.ServiceProcess;

/** The real parts, started as they are asked for and stopped together; their data is made anew for every run and thrown away. */
public final class Stage implements AutoCloseable {

    /** As a server that has been set up for its machine, and as safe: commits wait for the disk, checkpoints are not the rule. */
    private static final Map<String, String> POSTGRES = Map.of("fsync", "on", "shared_buffers", "1GB", "max_wal_size", "8GB",
            "checkpoint_timeout", "30min", "maintenance_work_mem", "512MB");
    /** Held, for else their levels go with them. */
    private static final List<Logger> TALKERS = List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"));

    private final Path root;
    private final Path target;
    private final Path data;
    private final Path logs;
    private final String benchmark;
    private final boolean profiled;
    private final String only;
    private final List<ServiceUnderTest> services = new CopyOnWriteArrayList<>();
    private final Once<LocalPostgres> postgres;
    private final Once<Database> database;
    private final Once<LocalKafka> kafka;
    private final Once<LocalKeycloak> keycloak;
    private final Once<Profile> profile;

    /** @param only words of which the titles of the phases to run contain one, between commas; null for all */
    Stage(Path root, Path target, String benchmark, boolean profiled, String only) {
        this.root = root;
        this.target = target;
        this.benchmark = benchmark;
        this.profiled = profiled;
        this.only = only;
        data = target.resolve(benchmark + "-data");
        logs = target.resolve(benchmark + "-logs");
        postgres = server("PostgreSQL", () -> LocalPostgres.start(data.resolve("postgres"), 0, settings()));
        database = new Once<>(() -> new Database(postgres.get()));
        kafka = server("Kafka", () -> LocalKafka.start(data.resolve("kafka"), 0));
        keycloak = server("Keycloak", () -> LocalKeycloak.start(data.resolve("keycloak"), 0));
        profile = new Once<>(() -> new Profile(database(), target.resolve(benchmark + "-profile.txt")));
        delete(data);
        delete(logs);
        create(data);
        create(logs);
    }

    /** The database, its roles made; the schema comes with the first service. */
    public Database database() {
        return database.get();
    }

    public LocalKafka kafka() {
        return kafka.get();
    }

    public LocalKeycloak keycloak() {
        return keycloak.get();
    }

    /** Does these together, such as starting servers: each takes a while, and none needs the others. */
    public void together(Runnable... works) {
        try {
            CompletableFuture.allOf(Stream.of(works).map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new BenchmarkFailure(e.getCause().getMessage(), e.getCause());
        }
    }

    private <T> Once<T> server(String name, Supplier<T> start) {
        return new Once<>(() -> {
            say(name + " starts");
            return start.get();
        });
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(POSTGRES);
        if (profiled) {
            settings.putAll(Profile.SETTINGS);
        }
        return settings;
    }

    /** Whether the phase of this title is to run. */
    public boolean wants(String title) {
        return only == null || Stream.of(only.split(",")).anyMatch(title::contains);
    }

    /** Who uses the processors, and for what, where that was asked for. */
    Optional<Profile> profile() {
        return profiled ? Optional.of(profile.get()) : Optional.empty();
    }

    /**
     * Starts a packaged service as a process of its own and returns when it is ready.
     *
     * @param name what to call this one of perhaps several
     * @param settings what it is told beyond where its neighbours are, by property
     */
    public ServiceUnderTest start(Service service, String name, Map<String, String> settings) {
        int port = FreePort.find();
        Map<String, String> environment = environment(service, port);
        environment.put("JDK_JAVA_OPTIONS", options(name, settings));
        say(name + " starts");
        var process = ServiceProcess.start(name, service.jar(root), port, environment, logs.resolve(name + ".log"));
        var started = new ServiceUnderTest(process, port);
        services.add(started);
        process.awaitReady();
        return started;
    }

    /** One at a time: the first makes the secrets. */
    private synchronized Map<String, String> environment(Service service, int port) {
        var ports = new Ports(0, keycloak.made().map(LocalKeycloak::port).orElse(0), kafka().port(), postgres.get().port(),
                port,
                port, port, port, 0);
        Map<String, String> environment = new HashMap<>(service.environment(ports, new Secrets(data.resolve("secrets"))));
        if (keycloak.made().isEmpty()) {
            // Without it the organizations are those that the benchmark writes.
            environment.remove("HARRIER_DIRECTORY_CLIENT_SECRET");
        }
        return environment;
    }

    /** Starts several of one service together and returns when all are ready: what each is told, by the name it is to have. */
    public Map<String, ServiceUnderTest> start(Service service, Map<String, Map<String, String>> settings) {
        Map<String, ServiceUnderTest> started = new ConcurrentHashMap<>();
        together(settings.entrySet().stream().<Runnable>map(it -> () -> started.put(it.getKey(),
                start(service, it.getKey(), it.getValue()))).toArray(Runnable[]::new));
        return started;
    }

    /**
     * Lets only these services run until told otherwise; the others stand still where they are, warm, with no transaction open that
     * would hold up anybody.
     */
    public void onlyRun(ServiceUnderTest... running) {
        Wait.until("the services are at rest", this::allAtRest);
        for (ServiceUnderTest service : running) {
            service.goOn();
        }
    }

    private boolean allAtRest() {
        services.forEach(ServiceUnderTest::standStill);
        boolean atRest = database().number("""
            select count(*) from pg_stat_activity
            where usename in ('alerts', 'alerts_worker') and state <> 'idle'""") == 0;
        if (!atRest) {
            services.forEach(ServiceUnderTest::goOn);
        }
        return atRest;
    }

    private String options(String name, Map<String, String> settings) {
        var options = new StringBuilder();
        settings.forEach((property, value) -> options.append("-D").append(property).append('=').append(value).append(' '));
        if (profiled) {
            options.append("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=")
                    .append(target.resolve(benchmark + "-" + name + ".jfr"));
        }
        return options.toString();
    }

    /** What the servers in this process have to say goes to a file. */
    void logTo(Logger all) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        try {
            var handler = new FileHandler(logs.resolve("bench.log").toString().replace("%", "%%"));
            handler.setFormatter(new SimpleFormatter());
            all.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TALKERS.forEach(talker -> talker.setLevel(Level.WARNING));
    }

    /** Tells the person at the terminal. */
    public void say(String line) {
        Main.say(line);
    }

    @Override
    public void close() {
        services.forEach(ServiceUnderTest::close);
        keycloak.made().ifPresent(LocalKeycloak::close);
        kafka.made().ifPresent(LocalKafka::close);
        database.made().ifPresent(Database::close);
        postgres.made().ifPresent(LocalPostgres::close);
        delete(data);
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
