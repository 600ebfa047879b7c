package io.harrier.bench.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.Alerts;
import io.harrier.bench.Benchmark;
import io.harrier.bench.Figures;
import io.harrier.bench.Pace;
import io.harrier.bench.Phase;
import io.harrier.bench.Rounds;
import io.harrier.bench.Size;
import io.harrier.bench.Stage;
import io.harrier.bench.StoredAlerts;
import io.harrier.bench.ingest.Arena;
import io.harrier.bench.ingest.ServiceLoad;
import io.harrier.bench.ingest.ServiceLoad.Load;
import io.harrier.local.Service;

/**
 * The queue over REST, while the table grows to millions of alerts of 200 tenants, at rest and under load; and alerts posted. The
 * tenant that reads has a twentieth of all alerts, the others share the rest. Of the first ten thousand a fifth is open, of the
 * later ones a hundredth: a table grows by what is done with.
 */
public final class QueueBenchmark implements Benchmark {

    static final String TOPIC = "siem.alerts.acme";
    private static final String TENANT_OF_N = """
        case when n % 20 = 0 then '0190a000-0000-7000-8000-00000000ac3e'
            else '0190a000-0000-7000-8001-' || lpad(to_hex(n % 199 + 1), 12, '0') end::uuid""";
    private static final String OPEN_OF_N = "(n <= 10000 and n / 20 % 5 = 0 or n / 20 % 100 = 0)";
    /** Of the numbers these are acme's, and open. */
    private static final int STEP = 2_000;

    private static final Supplier<AutoCloseable> AT_REST = () -> () -> {
    };

    private record Level(String label, int alerts) {
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public void run(Stage stage, Size size, Figures figures) {
        stage.together(stage::database, stage::kafka, stage::keycloak);
        String issuer = stage.keycloak().issuer();
        stage.kafka().createTopic(TOPIC, Arena.PARTITIONS);
        var service = stage.start(Service.ALERTS, "alerts-service", Map.of());
        var rest = new Rest(service.url(), issuer);
        var stored = new StoredAlerts(stage.database());
        int reads = size.of(1_000, 200);
        int before = 0;
        // Else the smallest table would meet a cold service, and the largest a warm one.
        boolean cold = true;
        Level level = null;
        for (Level each : levels(size)) {
            stage.say(String.format("%,d alerts are stored", each.alerts()));
            // While the indexes are gone every sweep of the service would read the whole table.
            stage.onlyRun();
            stored.write(TENANT_OF_N, OPEN_OF_N, before + 1, each.alerts());
            stage.onlyRun(service);
            if (cold) {
                new QueueReads(rest, "", size.of(5_000, 2_000), AT_REST).run(new Figures());
                cold = false;
            }
            Rounds.run(stage, List.of(new QueueReads(rest, each.label(), reads, AT_REST)), size, figures);
            before = each.alerts();
            level = each;
        }
        try (var arena = new Arena(stage, size, level.alerts())) {
            int most = level.alerts();
            var mix = new ServiceLoad(arena, "ingest, to know half of it", TOPIC, "ingest",
                    run -> new Load(mix("full-" + run, arena.records / 2, most), Alerts.fresh(arena.records / 2)), service);
            List<Phase> phases = new ArrayList<>(List.of(mix,
                    new QueueReads(rest, level.label() + "_idle", reads, AT_REST),
                    new QueueReads(rest, level.label() + "_loaded", reads, () -> halfLoad(arena, mix, most))));
            for (int connections : List.of(4, 16)) {
                phases.add(
                        new RestIngest(arena, rest, (run, count) -> mix(run, count, most), 100, connections, size.of(200, 40)));
                phases.add(new RestIngest(arena, rest, (run, count) -> mix(run, count, most), 1, connections,
                        size.of(2_000, 500)));
            }
            Rounds.run(stage, phases, size, figures);
        }
        figures.ratio("queue_p99_5m_vs_10k", "queue_p99_ms_" + level.label(), "queue_p99_ms_10k");
        figures.ratio("queue_p99_loaded_vs_idle", "queue_p99_ms_" + level.label() + "_loaded",
                "queue_p99_ms_" + level.label() + "_idle");
    }

    private static List<Level> levels(Size size) {
        List<Level> levels = new ArrayList<>(List.of(new Level("10k", 10_000)));
        if (size.quick()) {
            levels.add(new Level("200k", size.of(0, 200_000)));
        } else {
            levels.add(new Level("1m", size.of(1_000_000, 0)));
            levels.add(new Level("5m", size.of(5_000_000, 0)));
        }
        return levels;
    }

    private static AutoCloseable halfLoad(Arena arena, ServiceLoad full, int stored) {
        double rate = full.latest() / 2;
        // Longer than anybody reads; what is left is not sent.
        var load = mix("loaded-" + System.nanoTime(), (int) Math.min(rate * 60, 300_000), stored);
        return new Pace<>(load.iterator(), rate, arena.kafka::send);
    }

    private static List<ProducerRecord<byte[], byte[]>> mix(String run, int count, int stored) {
        return Alerts.mix(TOPIC, run, count, stored, STEP);
    }
}
