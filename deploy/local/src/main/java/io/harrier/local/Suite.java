package io.harrier.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.harrier.local.tenable.TenableStandIn;

/** All parts of Harrier on this machine, started in the order they need each other and stopped in the other. */
final class Suite implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private record Part(String name, AutoCloseable running) {
    }

    private final Path root;
    private final Ports ports;
    private final DataDirectory data;
    private final Console console;
    private final Deque<Part> running = new ArrayDeque<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> new Thread(task, "start-keycloak"));
    private boolean closing;

    Suite(Path root, Ports ports, DataDirectory data, Console console) {
        this.root = root;
        this.ports = ports;
        this.data = data;
        this.console = console;
    }

    /** Returns when all is healthy. After a failure the caller closes the suite. */
    void start() {
        // Keycloak takes longest and needs nobody.
        Future<LocalKeycloak> keycloak = background.submit(() -> timed("Keycloak", ports.keycloak(),
                () -> LocalKeycloak.start(data.of("keycloak"), ports.keycloak())));
        run("PostgreSQL", ports.postgres(),
                () -> LocalPostgres.start(data.of("postgres"), ports.postgres(), Map.of("fsync", "on")));
        run("Kafka", ports.kafka(), () -> LocalKafka.start(data.of("kafka"), ports.kafka()));
        run("Tenable stand-in", ports.tenable(), () -> TenableStandIn.start(ports.tenable()));
        keep("Keycloak", await(keycloak));
        startServices();
        run("Gateway", ports.gateway(), () -> Gateway.start(ports.gateway(), Routes.published(),
                Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service.name, s -> s.port(ports)))));
    }

    /** All at once: they wait for nobody but the servers above. */
    private void startServices() {
        Secrets secrets = new Secrets(data.of("secrets"));
        Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
        long begin = System.nanoTime();
        for (Service service : Service.values()) {
            console.starting(service.name, service.port(ports));
            processes.put(service, launch(service, secrets));
        }
        processes.forEach((service, process) -> {
            process.awaitReady();
            console.ready(service.name, since(begin));
            process.onDeath(console::say);
        });
    }

    private synchronized ServiceProcess launch(Service service, Secrets secrets) {
        requireOpen();
        ServiceProcess process = ServiceProcess.start(service.name, service.jar(root), service.port(ports),
                service.environment(ports, secrets), data.log(service.name));
        running.push(new Part(service.name, process));
        return process;
    }

    private synchronized <T extends AutoCloseable> void run(String name, int port, Supplier<T> start) {
        requireOpen();
        running.push(new Part(name, timed(name, port, start)));
    }

    private synchronized void keep(String name, AutoCloseable part) {
        running.push(new Part(name, part));
        requireOpen();
    }

    private void requireOpen() {
        if (closing) {
            throw new StartFailure("Stopped while starting");
        }
    }

    private <T> T timed(String name, int port, Supplier<T> start) {
        console.starting(name, port);
        long begin = System.nanoTime();
        try {
            T part = start.get();
            console.ready(name, since(begin));
            return part;
        } catch (StartFailure e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new StartFailure(name + " did not start: " + Reasons.of(e) + " (more in " + data.logs() + ")", e);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static <T> T await(Future<T> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartFailure known ? known : new StartFailure(Reasons.of(e.getCause()), e);
        }
    }

    /** Stops everything in the other order; a part that does not stop properly keeps no other from stopping. */
    @Override
    public void close() {
        stopWhatStarts();
        synchronized (this) {
            closing = true;
            running.forEach(part -> {
                if (part.running() instanceof ServiceProcess service) {
                    service.stop();
                }
            });
            while (!running.isEmpty()) {
                stop(running.pop());
            }
        }
    }

    private void stopWhatStarts() {
        background.shutdownNow();
        try {
            background.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Part part) {
        try {
            part.running().close();
            console.stopped(part.name());
        } catch (Exception e) {
            console.say("  " + part.name() + " did not stop properly: " + Reasons.of(e));
        }
    }
}
