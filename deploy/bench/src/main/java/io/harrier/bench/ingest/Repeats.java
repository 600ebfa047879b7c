package io.harrier.bench.ingest;

import io.harrier.bench.Alerts;
import io.harrier.bench.Figures;
import io.harrier.bench.ServiceUnderTest;
import io.harrier.bench.Wait;

/** Nothing but repeats of stored alerts, and how many of the updates they are stayed within their page. */
final class Repeats extends ServiceLoad {

    private static final String UPDATES = "select %s from pg_stat_user_tables where relname = 'security_alerts'";

    private final Arena arena;

    Repeats(Arena arena, ServiceUnderTest service) {
        super(arena, "service, repeats only", IngestBenchmark.TOPIC, "duplicates", run -> new Load(
                Alerts.repeats(IngestBenchmark.TOPIC, "repeats-" + run, arena.records, arena.stored), 0), service);
        this.arena = arena;
    }

    @Override
    public void run(Figures figures) {
        long updates = counter("n_tup_upd");
        long hot = counter("n_tup_hot_upd");
        super.run(figures);
        // Sessions tell what they did a second after they did it, and their last when they have been idle for ten: most are enough.
        Wait.until("most updates are counted", () -> counter("n_tup_upd") - updates >= arena.records / 2);
        figures.add("hot_share", (double) (counter("n_tup_hot_upd") - hot) / Math.max(1, counter("n_tup_upd") - updates));
    }

    private long counter(String column) {
        return arena.database.number(UPDATES.formatted(column));
    }
}
