package io.harrier.bench.ingest;

import java.util.List;
import java.util.function.IntFunction;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.ServiceUnderTest;

/** What the service makes of a load, everybody else standing still. */
public class ServiceLoad implements Phase {

    private final Arena arena;
    private final String title;
    private final String topic;
    private final String figure;
    private final IntFunction<Load> loads;
    private final ServiceUnderTest[] services;
    private double latest;
    private int run;

    /** Records for one run, and how many of them are new. */
    public record Load(List<ProducerRecord<byte[], byte[]>> records, int fresh) {
    }

    /**
     * @param figure what the figures are called after: {@code <figure>_alerts_per_s}
     * @param loads makes the load of a run of this number
     */
    public ServiceLoad(Arena arena, String title, String topic, String figure, IntFunction<Load> loads,
            ServiceUnderTest... services) {
        this.arena = arena;
        this.title = title;
        this.topic = topic;
        this.figure = figure;
        this.loads = loads;
        this.services = services;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void run(Figures figures) {
        var load = loads.apply(run++);
        arena.stage.onlyRun(services);
        var measured = arena.measure(topic, load.records(), load.fresh(), () -> {
        });
        latest = measured.alertsPerSecond();
        measured.tell(figures, figure + "_alerts_per_s", load.fresh() == 0 ? null : figure + "_events_per_s");
    }

    /** What the last run came to, in alerts a second. */
    public double latest() {
        return latest;
    }
}
