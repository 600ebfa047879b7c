package io.harrier.bench.ingest;

import io.harrier.bench.Alerts;
import io.harrier.bench.Figures;
import io.harrier.bench.ServiceUnderTest;
import io.harrier.bench.ingest.ServiceLoad.Load;

/** The mix, while the tenant has rules. */
final class RuledLoad extends ServiceLoad {

    private final Rules rules;

    RuledLoad(Arena arena, Rules rules, ServiceUnderTest service) {
        super(arena, "service, 20 patterns and 20 enrichment rules", IngestBenchmark.TOPIC, "rules", run -> new Load(
                Alerts.mix(IngestBenchmark.TOPIC, "rules-" + run, arena.records, arena.stored), Alerts.fresh(arena.records)),
                service);
        this.rules = rules;
    }

    @Override
    public void run(Figures figures) {
        rules.on();
        try {
            super.run(figures);
        } finally {
            rules.off();
        }
    }
}
