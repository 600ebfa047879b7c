package io.harrier.bench.ingest;

import java.util.List;

import io.harrier.bench.Alerts;
import io.harrier.bench.Figures;
import io.harrier.bench.Pace;
import io.harrier.bench.Phase;
import io.harrier.bench.ServiceUnderTest;
import io.harrier.bench.Size;
import io.harrier.bench.Statistics;
import io.harrier.bench.Wait;

/** At half of what the service takes: how long after its transaction an event is with whoever listens. */
final class HalfLoad implements Phase {

    private final Arena arena;
    private final ServiceLoad full;
    private final ServiceUnderTest service;
    private final int seconds;
    private int run;

    /** @param full whose latest run says what the service takes */
    HalfLoad(Arena arena, Size size, ServiceLoad full, ServiceUnderTest service) {
        this.arena = arena;
        this.full = full;
        this.service = service;
        this.seconds = size.of(15, 4);
    }

    @Override
    public String title() {
        return "service at half load, commit to event";
    }

    @Override
    public void run(Figures figures) {
        double rate = full.latest() / 2;
        arena.stage.onlyRun(service);
        arena.ping(IngestBenchmark.TOPIC, () -> {
        });
        var load = Alerts.mix(IngestBenchmark.TOPIC, "half-" + run++, (int) (rate * seconds), arena.stored);
        arena.database.settle();
        List<Double> delays;
        try (var listener = new EventListener(arena.stage.kafka().bootstrapServers());
                var pace = new Pace<>(load.iterator(), rate, arena.kafka::send)) {
            Wait.until("all is sent", pace::finished);
            Wait.until("all events are here", () -> listener.delays().size() >= Alerts.fresh(load.size()));
            delays = listener.delays();
        }
        figures.add("half_load_alerts_per_s", rate);
        figures.add("commit_to_event_p50_ms", Statistics.percentile(delays, 0.50));
        figures.add("commit_to_event_p99_ms", Statistics.percentile(delays, 0.99));
    }
}
