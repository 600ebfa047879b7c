package io.harrier.bench.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.Alerts;
import io.harrier.bench.Benchmark;
import io.harrier.bench.Database;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.Rounds;
import io.harrier.bench.ServiceUnderTest;
import io.harrier.bench.Size;
import io.harrier.bench.Stage;
import io.harrier.bench.StoredAlerts;
import io.harrier.bench.ingest.ServiceLoad.Load;
import io.harrier.local.Service;

/**
 * Alerts from Kafka through alerts-service to its events, against what the same machine does without the service. Every round has
 * all phases, and who is not being measured stands still.
 */
public final class IngestBenchmark implements Benchmark {

    static final UUID TENANT = UUID.fromString("0190a000-0000-7000-8000-00000000ac3e");
    static final String TOPIC = "siem.alerts.acme";
    private static final String SINGLE_TENANT = "0190a000-0000-7000-8000-0000000910be";
    private static final String SINGLE_TOPIC = "siem.alerts.single";
    private static final String HOT_TENANT = "0190a000-0000-7000-8000-000000000407";
    private static final String HOT_TOPIC = "siem.alerts.hot";
    private static final int HOT_KEYS = 2_000;
    private static final String SINGLE = "service, a record at a time";
    private static final String HOT = "service, 2,000 hot keys, 4 consumers";
    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = 'harrier'";

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void run(Stage stage, Size size, Figures figures) {
        int stored = size.of(1_000_000, 100_000);
        stage.together(stage::database, stage::kafka);
        List.of(TOPIC, SINGLE_TOPIC, HOT_TOPIC).forEach(topic -> stage.kafka().createTopic(topic, Arena.PARTITIONS));
        var services = stage.start(Service.ALERTS, processes(stage));
        stage.onlyRun();
        prepare(stage, stored);
        try (var arena = new Arena(stage, size, stored)) {
            long deadlocks = stage.database().number(DEADLOCKS);
            Rounds.run(stage, phases(arena, size, services), size, figures);
            figures.add("deadlocks", stage.database().number(DEADLOCKS) - deadlocks);
        }
        figures.ratio("ingest_vs_plain", "ingest_alerts_per_s", "plain_alerts_per_s");
        figures.ratio("ingest_vs_database", "ingest_alerts_per_s", "database_rows_per_s");
        figures.ratio("events_vs_plain", "ingest_events_per_s", "plain_events_per_s");
        figures.ratio("batched_vs_single", "ingest_alerts_per_s", "single_alerts_per_s");
        figures.ratio("duplicates_vs_mix", "duplicates_alerts_per_s", "ingest_alerts_per_s");
        figures.ratio("hot_keys_vs_mix", "hot_keys_alerts_per_s", "ingest_alerts_per_s");
        figures.ratio("rules_on_vs_off", "rules_alerts_per_s", "ingest_alerts_per_s");
        var products = List.of(ProductAlerts.SURICATA, ProductAlerts.OCSF, ProductAlerts.ELASTIC);
        products.forEach(it -> figures.ratio(it.wire + "_vs_native", rate(it), rate(ProductAlerts.NATIVE)));
        figures.lowest("formats_vs_native", products.stream().map(it -> it.wire + "_vs_native").toList());
    }

    private static String rate(ProductAlerts product) {
        return "format_" + product.wire + "_alerts_per_s";
    }

    /** Each process reads a topic of its own, so that all can stay up, warm, while one is measured; who is not asked for need not start. */
    private static Map<String, Map<String, String>> processes(Stage stage) {
        Map<String, Map<String, String>> processes = new HashMap<>(Map.of("batched", reads(TOPIC)));
        if (stage.wants(SINGLE)) {
            processes.put("single", with(reads(SINGLE_TOPIC), "max.poll.records", 1));
        }
        if (stage.wants(HOT)) {
            processes.put("hot-1", with(reads(HOT_TOPIC), "concurrency", 2));
            processes.put("hot-2", with(reads(HOT_TOPIC), "concurrency", 2));
        }
        return processes;
    }

    private static List<Phase> phases(Arena arena, Size size, Map<String, ServiceUnderTest> services) {
        var batched = services.get("batched");
        int few = size.of(1_000, 300);
        var mix = new ServiceLoad(arena, "service, half repeats", TOPIC, "ingest", run -> new Load(
                Alerts.mix(TOPIC, "service-" + run, arena.records, arena.stored), Alerts.fresh(arena.records)), batched);
        List<Phase> phases = new ArrayList<>(List.of(
                new DatabaseAlone(arena),
                new PlainClient(arena),
                mix,
                new ServiceLoad(arena, SINGLE, SINGLE_TOPIC, "single", run -> new Load(
                        Alerts.mix(SINGLE_TOPIC, "single-" + run, few, arena.stored / 10), Alerts.fresh(few)),
                        services.get("single")),
                new Repeats(arena, batched),
                new ServiceLoad(arena, HOT, HOT_TOPIC, "hot_keys", run -> new Load(hotKeys(arena.records), 0),
                        services.get("hot-1"), services.get("hot-2")),
                new HalfLoad(arena, size, mix, batched)));
        int some = size.of(60_000, 10_000);
        for (var product : ProductAlerts.values()) {
            phases.add(new ServiceLoad(arena, "service, format " + product.wire, TOPIC, "format_" + product.wire,
                    run -> product.load(TOPIC, run, some), batched));
        }
        phases.add(new RuledLoad(arena, new Rules(arena.database, TENANT.toString()), batched));
        return phases;
    }

    /** Spread over the partitions without regard to their keys: what keyed pipelines never do to consumers. */
    private static List<ProducerRecord<byte[], byte[]>> hotKeys(int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int key = index % HOT_KEYS;
            var record = Alerts.record(HOT_TOPIC, Alerts.stored(1 + key), 1 + key);
            records.add(new ProducerRecord<>(HOT_TOPIC, index / HOT_KEYS % Arena.PARTITIONS, record.key(), record.value()));
        }
        return records;
    }

    private static void prepare(Stage stage, int stored) {
        Database database = stage.database();
        stage.say(String.format("%,d alerts are stored", stored));
        Map.of(TENANT.toString(), "acme", SINGLE_TENANT, "single", HOT_TENANT, "hot").forEach((id, alias) -> database
                .execute("insert into tenants (id, alias, name) values (?::uuid, ?, ?)", id, alias, alias));
        var alerts = new StoredAlerts(database);
        alerts.write(TENANT.toString(), stored);
        alerts.write(SINGLE_TENANT, stored / 10);
        alerts.write(HOT_TENANT, HOT_KEYS);
    }

    /** Its own topic alone, and a membership that survives standing still. */
    private static Map<String, String> reads(String topic) {
        Map<String, String> settings = new HashMap<>();
        with(settings, "topic", topic.replace(".", "[.]"));
        with(settings, "group.id", "bench-" + topic);
        with(settings, "session.timeout.ms", 1_200_000);
        with(settings, "max.poll.interval.ms", 1_200_000);
        return settings;
    }

    private static Map<String, String> with(Map<String, String> settings, String name, Object value) {
        settings.put("mp.messaging.incoming.siem-alerts." + name, value.toString());
        return settings;
    }
}
