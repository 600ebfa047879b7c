package io.harrier.bench.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.Statistics;
import io.harrier.bench.ingest.Arena;

/** Alerts posted, so many a request, over so many connections that each wait for their answer. */
final class RestIngest implements Phase {

    private final Arena arena;
    private final Rest rest;
    private final Mix mix;
    private final int perRequest;
    private final int connections;
    private final int requests;
    private int run;

    /** Half new, half repeats. */
    interface Mix {
        List<ProducerRecord<byte[], byte[]>> of(String run, int count);
    }

    RestIngest(Arena arena, Rest rest, Mix mix, int perRequest, int connections, int requests) {
        this.arena = arena;
        this.rest = rest;
        this.mix = mix;
        this.perRequest = perRequest;
        this.connections = connections;
        this.requests = requests;
    }

    @Override
    public String title() {
        return "REST, " + perRequest + " a request, " + connections + " connections";
    }

    @Override
    public void run(Figures figures) {
        var bodies = bodies();
        rest.signIn();
        arena.drain(QueueBenchmark.TOPIC);
        arena.database.settle();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        try {
            List<Future<Double>> answers = new ArrayList<>();
            bodies.forEach(body -> answers.add(threads.submit(() -> timed(body))));
            for (var answer : answers) {
                times.add(answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Interrupted", e);
        } catch (ExecutionException e) {
            throw new BenchmarkFailure(e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        String name = "rest_%d_at_%d_".formatted(perRequest, connections);
        figures.add(name + "alerts_per_s", (double) requests * perRequest / seconds);
        figures.add(name + "p50_ms", Statistics.percentile(times, 0.50));
        figures.add(name + "p99_ms", Statistics.percentile(times, 0.99));
    }

    private double timed(byte[] body) {
        long begin = System.nanoTime();
        rest.post("/api/v1/alerts", body);
        return (System.nanoTime() - begin) / 1e6;
    }

    private List<byte[]> bodies() {
        var alerts = mix.of("rest-%d-%d-%d".formatted(perRequest, connections, run++), requests * perRequest).stream()
                .map(record -> new String(record.value(), UTF_8)).toList();
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < alerts.size(); from += perRequest) {
            String body = String.join(",", alerts.subList(from, from + perRequest));
            bodies.add((perRequest == 1 ? body : "[" + body + "]").getBytes(UTF_8));
        }
        return bodies;
    }
}
