package io.harrier.bench.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.Statistics;

/** One analyst reads the first page of the queue and then the next, again and again. */
final class QueueReads implements Phase {

    private static final String QUEUE = "/api/v1/alerts?status=open&status=assigned&status=investigating&limit=50";

    private final Rest rest;
    private final String label;
    private final int reads;
    private final Supplier<AutoCloseable> meanwhile;

    /**
     * @param label what the figures end with
     * @param meanwhile starts what goes on while the queue is read; closed when it has been
     */
    QueueReads(Rest rest, String label, int reads, Supplier<AutoCloseable> meanwhile) {
        this.rest = rest;
        this.label = label;
        this.reads = reads;
        this.meanwhile = meanwhile;
    }

    @Override
    public String title() {
        return "queue pages, " + label;
    }

    @Override
    public void run(Figures figures) {
        rest.signIn();
        List<Double> first = new ArrayList<>();
        List<Double> next = new ArrayList<>();
        try (var load = meanwhile.get()) {
            for (int read = 0; read < reads; read++) {
                String page = timed(QUEUE, first);
                timed(QUEUE + "&cursor=" + Rest.cursor(page), next);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        tell(figures, "queue_first", first);
        tell(figures, "queue_next", next);
        first.addAll(next);
        tell(figures, "queue", first);
    }

    private String timed(String path, List<Double> times) {
        long begin = System.nanoTime();
        String answer = rest.get(path);
        times.add((System.nanoTime() - begin) / 1e6);
        return answer;
    }

    private void tell(Figures figures, String name, List<Double> times) {
        figures.add(name + "_p50_ms_" + label, Statistics.percentile(times, 0.50));
        figures.add(name + "_p99_ms_" + label, Statistics.percentile(times, 0.99));
    }
}
