package io.harrier.bench.incidents;

import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Database;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.Wait;

/**
 * Clocks become due at one moment, half of them to be warned of, half of them breached, until the sweep has marked the last, written its
 * entry in the timeline and its event.
 */
final class Sweeps implements Phase {

    private static final double TEN_THOUSAND = 10_000;

    /** What an earlier round made of them is undone. A claim lasts seconds; who is not due is so for days. */
    private static final String DUE = """
        update sla_clocks set warned_at = null, breached_at = null, started_at = now() - interval '10 hours', minutes = 601,
            warning_at = now() - interval '1 minute', next_notice_at = now() - interval '1 minute',
            due_at = now() + case when get_byte(uuid_send(id), 15) % 2 = 0 then interval '-1 second' else interval '30 days' end
        where (tenant_id, id) in (select tenant_id, id from sla_clocks where state = 'running' order by md5(id::text || ?) limit ?)""";
    private static final String LEFT = "select count(*) from sla_clocks where next_notice_at < now() + interval '1 hour'";
    private static final String TOLD = "select count(*) from timeline_events where automatic and title like 'SLA %'";
    private static final String OUTBOX = "select count(*) from outbox";

    private final Database database;
    private final int clocks;
    private int round;

    Sweeps(Database database, int clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    @Override
    public String title() {
        return "SLA sweep";
    }

    @Override
    public void run(Figures figures) {
        database.settle();
        long told = database.number(TOLD);
        // The instant of a breach is kept by a trigger, and an earlier round may have set it.
        database.execute("set session_replication_role = replica");
        database.execute(DUE, "round " + round++, clocks);
        database.execute("set session_replication_role = origin");
        long begin = System.nanoTime();
        Wait.until("no clock is due", () -> database.number(LEFT) == 0);
        double marked = millis(begin);
        Wait.until("the last event is on Kafka", () -> database.number(OUTBOX) == 0);
        double announced = millis(begin);
        if (database.number(TOLD) - told != clocks) {
            throw new BenchmarkFailure(
                    "The sweep wrote " + (database.number(TOLD) - told) + " entries about " + clocks + " clocks");
        }
        figures.add("sweep_ms_per_10k", marked * TEN_THOUSAND / clocks);
        figures.add("sweep_announced_ms_per_10k", announced * TEN_THOUSAND / clocks);
        figures.add("sweep_clocks_per_s", clocks / marked * 1_000);
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
