package io.harrier.platform.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.harrier.platform.testing.HarrierServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A service's way to PostgreSQL, which a test can cut: the database is away for it alone. A test's field of type
 * {@link AtomicBoolean} is the switch.
 */
public class DatabaseRelay implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "harrier.database.url";

    private final AtomicBoolean cut = new AtomicBoolean();
    private ServerSocket entrance;

    @Override
    public Map<String, String> start() {
        var settings = new TreeMap<>(HarrierServers.settings());
        var database = URI.create(settings.get(URL));
        try {
            entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        run(() -> accept(database));
        settings.put(URL, "postgresql://127.0.0.1:" + entrance.getLocalPort() + database.getPath());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cut, new TestInjector.MatchesType(AtomicBoolean.class));
    }

    @Override
    public void stop() {
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(URI database) {
        while (!entrance.isClosed()) {
            try {
                var service = entrance.accept();
                if (cut.get()) {
                    service.close();
                    continue;
                }
                var server = new Socket(database.getHost(), database.getPort());
                run(() -> pump(service, server));
                run(() -> pump(server, service));
            } catch (IOException closed) {
                // By stop(), or by the other side: the loop's condition tells.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[16 * 1024];
        try (from; to) {
            for (int read = from.getInputStream().read(bytes); read >= 0
                    && !cut.get(); read = from.getInputStream().read(bytes)) {
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException closed) {
            // By the other side.
        }
    }

    private static void run(Runnable work) {
        var thread = new Thread(work, "database-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
