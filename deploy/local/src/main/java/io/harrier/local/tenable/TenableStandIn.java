package io.harrier.local.tenable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for Tenable Vulnerability Management: the part of its API that exports assets (version 1) and findings, over plain
 * HTTP on the loopback address, faithful enough that the vendor's own client library exports from it. Its data are generated.
 * Tests script faults, hold exports, read the requests it saw and change the data between syncs.
 */
public final class TenableStandIn implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int ASSETS = 240;
    private static final int FINDINGS = 1_500;

    private final HttpServer server;
    private final ScheduledExecutorService executor;
    private final Map<ApiKeys, TenableContainer> containers = new ConcurrentHashMap<>();
    private final TenableRoutes routes = new TenableRoutes();
    private final RequestLog requests = new RequestLog();
    private final Pace pace = new Pace();
    private final Faults faults;
    private final Clock clock;

    private TenableStandIn(int port, Clock clock) throws IOException {
        this.clock = clock;
        this.faults = new Faults(clock);
        this.executor = Executors.newScheduledThreadPool(THREADS);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext("/",
                new TenableHandler(routes, keys -> Optional.ofNullable(containers.get(keys)), faults, requests, executor));
        server.start();
    }

    /** Starts on this port ({@code 0}: a free one) with generated data behind {@link ApiKeys#LOCAL}. */
    public static TenableStandIn start(int port) {
        return start(port, TenableData.generate(ASSETS, FINDINGS));
    }

    /** Starts on this port with this data behind {@link ApiKeys#LOCAL}. */
    public static TenableStandIn start(int port, TenableData data) {
        return start(port, data, Clock.systemUTC());
    }

    public static TenableStandIn start(int port, TenableData data, Clock clock) {
        try {
            TenableStandIn standIn = new TenableStandIn(port, clock);
            standIn.serve(ApiKeys.LOCAL, data);
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts one more pair of keys, with its own data and exports: another customer. */
    public void serve(ApiKeys keys, TenableData data) {
        containers.put(keys, new TenableContainer(keys, data, faults, pace, clock));
    }

    /** Where clients find it, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The data behind {@link ApiKeys#LOCAL}. */
    public TenableData data() {
        return data(ApiKeys.LOCAL);
    }

    public TenableData data(ApiKeys keys) {
        return containers.get(keys).data;
    }

    public Faults faults() {
        return faults;
    }

    public Pace pace() {
        return pace;
    }

    public RequestLog requests() {
        return requests;
    }

    /** How often each chunk was downloaded whole. */
    public Map<ChunkId, Integer> downloads() {
        return routes.downloads();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
