package io.harrier.bench.ingest;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.kafka.common.TopicPartition;

import io.harrier.bench.Alerts;
import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.Wait;

/**
 * The ceiling that the service is held against: Kafka clients and JDBC alone, two workers and a relay, on the service's own tables.
 * The services stand still meanwhile.
 */
final class PlainClient implements Phase {

    static final String TOPIC = "plain.alerts";
    static final UUID TOPIC_ID = UUID.fromString("0190a000-0000-7000-8000-00000000beac");
    private static final int WORKERS = 2;

    private final Arena arena;
    private volatile boolean stopped;
    private int run;

    PlainClient(Arena arena) {
        this.arena = arena;
        arena.stage.kafka().createTopic(TOPIC, Arena.PARTITIONS);
        arena.database.execute("insert into ingest_offsets (topic_id, topic, partition, next_offset) select ?, ?, n, 0 "
                + "from generate_series(0, ?) as n", TOPIC_ID, TOPIC, Arena.PARTITIONS - 1);
    }

    @Override
    public String title() {
        return "plain client, no framework";
    }

    @Override
    public void run(Figures figures) {
        var records = Alerts.mix(TOPIC, "plain-" + run++, arena.records, arena.stored);
        arena.stage.onlyRun();
        arena.database.settle();
        stopped = false;
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS + 1);
        try {
            List<Future<Void>> running = new ArrayList<>();
            tasks().forEach(task -> running.add(threads.submit(task)));
            arena.measure(TOPIC, records, Alerts.fresh(records.size()), () -> failed(running))
                    .tell(figures, "plain_alerts_per_s", "plain_events_per_s");
        } finally {
            stopped = true;
            threads.shutdown();
            Wait.until("the plain client stops", threads::isTerminated);
        }
        arena.forgetWords();
    }

    private List<Callable<Void>> tasks() {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int remainder = worker;
            tasks.add(new PlainWorker(this, IntStream.range(0, Arena.PARTITIONS).filter(it -> it % WORKERS == remainder)
                    .mapToObj(it -> new TopicPartition(TOPIC, it)).toList()));
        }
        tasks.add(new PlainRelay(this));
        return tasks;
    }

    private static void failed(List<Future<Void>> running) {
        for (var task : running) {
            if (task.isDone()) {
                try {
                    task.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException e) {
                    throw new BenchmarkFailure("The plain client failed: " + e.getCause().getMessage(), e.getCause());
                }
            }
        }
    }

    String bootstrapServers() {
        return arena.stage.kafka().bootstrapServers();
    }

    Connection connect() {
        return arena.database.connect("alerts_worker");
    }

    boolean stopped() {
        return stopped;
    }
}
