package io.harrier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<ServiceUnderTest> services = new ArrayList<>();
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private LocalKeycloak keycloak;
    private Database database;
    private Profile profile;

    /** @param only words of which the titles of the phases to run contain one, between commas; null for all */
    Stage(Path root, Path target, String benchmark, boolean profiled, String only) {
        this.root = root;
        this.target = target;
        this.benchmark = benchmark;
        this.profiled = profiled;
        this.only = only;
        data = target.resolve(benchmark + "-data");
        logs = target.resolve(benchmark + "-logs");
        delete(data);
        delete(logs);
        create(data);
        create(logs);
    }

    /** The database, its roles made; the schema comes with the first service. */
    public synchronized Database database() {
        if (database == null) {
            say("PostgreSQL starts");
            postgres = LocalPostgres.start(data.resolve("postgres"), 0, settings());
            database = new Database(postgres);
        }
        return database;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(POSTGRES);
        if (profiled) {
            settings.putAll(Profile.SETTINGS);
        }
        return settings;
    }

    boolean wants(String title) {
        return only == null || Stream.of(only.split(",")).anyMatch(title::contains);
    }

    /** Who uses the processors, and for what, where that was asked for. */
    synchronized Optional<Profile> profile() {
        if (profiled && profile == null) {
            profile = new Profile(database(), target.resolve(benchmark + "-profile.txt"));
        }
        return Optional.ofNullable(profile);
    }

    public synchronized LocalKafka kafka() {
        if (kafka == null) {
            say("Kafka starts");
            kafka = LocalKafka.start(data.resolve("kafka"), 0);
        }
        return kafka;
    }

    public synchronized LocalKeycloak keycloak() {
        if (keycloak == null) {
            say("Keycloak starts");
            keycloak = LocalKeycloak.start(data.resolve("keycloak"), 0);
        }
        return keycloak;
    }

    /**
     * Starts a packaged service as a process of its own and returns when it is ready.
     *
     * @param name what to call this one of perhaps several
     * @param settings what it is told beyond where its neighbours are, by property
     */
    public ServiceUnderTest start(Service service, String name, Map<String, String> settings) {
        database();
        int port = FreePort.find();
        var ports = new Ports(0, keycloak == null ? 0 : keycloak.port(), kafka().port(), postgres.port(), port, port, port,
                port, 0);
        Map<String, String> environment = new HashMap<>(service.environment(ports, new Secrets(data.resolve("secrets"))));
        if (keycloak == null) {
            // Without it the organizations are those that the benchmark writes.
            environment.remove("HARRIER_DIRECTORY_CLIENT_SECRET");
        }
        environment.put("JDK_JAVA_OPTIONS", options(name, settings));
        say(name + " starts");
        var process = ServiceProcess.start(name, service.jar(root), port, environment, logs.resolve(name + ".log"));
        var started = new ServiceUnderTest(process, port);
        services.add(started);
        process.awaitReady();
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
        boolean atRest = database.number("""
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
        if (keycloak != null) {
            keycloak.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (database != null) {
            database.close();
            postgres.close();
        }
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
