package io.harrier.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A packaged service as a process of its own, its output in a log file. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Process process;
    private final Path log;
    private final URI health;
    private volatile boolean closing;

    private ServiceProcess(String name, Process process, Path log, int port) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    }

    public static ServiceProcess start(String name, Path jar, int port, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m", "-Xmx512m", "-jar", jar.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            ServiceProcess service = new ServiceProcess(name, builder.start(), log, port);
            Guard.watch(service.process.toHandle());
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the service says it is ready; fails when it ends before, or never does. */
    public void awaitReady() {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!ready()) {
            if (ended(PAUSE)) {
                throw new StartFailure(name + " stopped while starting (exit code " + process.exitValue() + "): see " + log);
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(name + " is not ready after " + READY_LIMIT.toSeconds() + " s: see " + log);
            }
        }
    }

    /** Says so when the service ends without having been asked to. */
    void onDeath(Consumer<String> say) {
        process.onExit().thenAccept(dead -> {
            if (!closing) {
                say.accept(name + " stopped by itself (exit code " + dead.exitValue() + "): see " + log);
            }
        });
    }

    /** The process as the operating system knows it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    private boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(10)).build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private StartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartFailure("Interrupted while waiting for " + name, e);
    }

    /** Asks the service to stop without waiting for it. */
    void stop() {
        closing = true;
        process.destroy();
    }

    @Override
    public void close() {
        stop();
        if (!ended(STOP_LIMIT)) {
            process.destroyForcibly();
            ended(STOP_LIMIT);
        }
    }
}
