package io.harrier.bench.incidents;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Figures;
import io.harrier.bench.Statistics;

/** Sixty-four people of all tenants at once; each has one request under way, and makes the next when it has the answer. */
final class Clients {

    static final int CONCURRENT = 64;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** They wait most of the time; more threads would only take turns with the service. */
    private static final int THREADS = 2;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(THREADS, work -> {
                var thread = new Thread(work, "clients");
                thread.setDaemon(true);
                return thread;
            })).build();
    private final String url;
    private final Tenants tenants;

    Clients(String url, Tenants tenants) {
        this.url = url;
        this.tenants = tenants;
    }

    /** What the requests of one phase took. */
    final class Round {

        private final Queue<Double> times = new ConcurrentLinkedQueue<>();

        CompletableFuture<byte[]> get(int tenant, String path) {
            return timed(request(tenant, path).GET().build());
        }

        /** @param version the version that the person has seen */
        CompletableFuture<byte[]> post(int tenant, String path, long version) {
            return timed(request(tenant, path).header("If-Match", "\"" + version + "\"").POST(BodyPublishers.noBody()).build());
        }

        private HttpRequest.Builder request(int tenant, String path) {
            return HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT)
                    .header("Authorization", tenants.authorization(tenant));
        }

        private CompletableFuture<byte[]> timed(HttpRequest request) {
            long begin = System.nanoTime();
            return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(answer -> {
                times.add((System.nanoTime() - begin) / 1e6);
                return body(answer);
            });
        }

        private static byte[] body(HttpResponse<byte[]> answer) {
            if (answer.statusCode() / 100 != 2) {
                throw new BenchmarkFailure(answer.request().method() + " " + answer.uri() + " was answered "
                        + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        }
    }

    /** What one of them does from beginning to end, the n-th of all. */
    interface Errand {
        CompletableFuture<?> run(Round round, int n);
    }

    /** Has so many errands run and tells what their requests took, as {@code name_p50_ms_label} and so on. */
    void run(int errands, Errand errand, String name, String label, Figures figures) {
        var round = new Round();
        var next = new AtomicInteger();
        long begin = System.nanoTime();
        try {
            CompletableFuture.allOf(IntStream.range(0, CONCURRENT)
                    .mapToObj(client -> goOn(next, errands, n -> errand.run(round, n))).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw new BenchmarkFailure(String.valueOf(e.getCause().getMessage()), e.getCause());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        figures.add(name + "_p50_ms_" + label, Statistics.percentile(round.times, 0.50));
        figures.add(name + "_p99_ms_" + label, Statistics.percentile(round.times, 0.99));
        figures.add(name + "_per_s_" + label, round.times.size() / seconds);
    }

    private static CompletableFuture<Void> goOn(AtomicInteger next, int errands, IntFunction<CompletableFuture<?>> errand) {
        int n = next.getAndIncrement();
        return n >= errands
                ? CompletableFuture.completedFuture(null)
                : errand.apply(n).thenCompose(done -> goOn(next, errands, errand));
    }
}
