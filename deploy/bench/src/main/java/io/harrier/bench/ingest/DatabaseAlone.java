package io.harrier.bench.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.Alerts;
import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;

/** What PostgreSQL takes from four clients that have everything ready: batches of 500 alerts, with all that belongs to them. */
final class DatabaseAlone implements Phase {

    private static final int CLIENTS = 4;
    private static final int BATCH = 500;

    private final Arena arena;
    private int run;

    DatabaseAlone(Arena arena) {
        this.arena = arena;
    }

    @Override
    public String title() {
        return "database alone, 4 clients";
    }

    @Override
    public void run(Figures figures) {
        var batches = batches(Alerts.mix("none", "database-" + run++, arena.records, arena.stored));
        arena.stage.onlyRun();
        arena.database.settle();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Connection> connections = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                connections.add(arena.database.connect("alerts_worker"));
            }
            long begin = System.nanoTime();
            List<Future<Void>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                running.add(threads.submit(() -> store(connections.get(number), number, batches)));
            }
            for (var one : running) {
                one.get();
            }
            figures.add("database_rows_per_s", arena.records / ((System.nanoTime() - begin) / 1e9));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Interrupted", e);
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("The database refused a batch: " + e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
        // Nobody is to relay what nobody sent.
        arena.database.execute("truncate outbox");
        arena.forgetWords();
    }

    private static Void store(Connection connection, int number, List<Collection<PlainAlert>> batches) throws SQLException {
        try (connection; PlainStore store = new PlainStore(connection, IngestBenchmark.TENANT)) {
            connection.setAutoCommit(false);
            for (int index = number; index < batches.size(); index += CLIENTS) {
                store.store(batches.get(index));
                connection.commit();
            }
        }
        return null;
    }

    private static List<Collection<PlainAlert>> batches(List<ProducerRecord<byte[], byte[]>> records) {
        List<Collection<PlainAlert>> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); from += BATCH) {
            batches.add(PlainAlert.merged(records.subList(from, Math.min(from + BATCH, records.size())).stream()
                    .map(ProducerRecord::value).toList()));
        }
        return batches;
    }
}
