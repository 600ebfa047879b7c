package io.harrier.incidents.sla;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.harrier.platform.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** {@code harrier_sla_clocks{state}}: how many clocks of the installation run, stand still, or run on after their breach. */
@ApplicationScoped
class SlaGauges {

    private static final List<String> STATES = List.of("running", "paused", "breached");
    private static final String COUNT = """
        select case when breached_at is null then state else 'breached' end as state, count(*) as clocks
        from sla_clocks where state in ('running', 'paused') group by 1""";

    private final Vertx vertx;
    private final Pool worker;
    private final Map<String, AtomicLong> clocks = new ConcurrentHashMap<>();
    private final Duration interval;
    private Loop loop;

    SlaGauges(Vertx vertx, @ReactiveDataSource("worker") Pool worker, MeterRegistry metrics, SlaSettings settings) {
        this.vertx = vertx;
        this.worker = worker;
        this.interval = settings.countEvery();
        STATES.forEach(state -> clocks.put(state, metrics.gauge("harrier_sla_clocks", List.of(Tag.of("state", state)),
                new AtomicLong())));
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "SLA gauges", () -> count().replaceWith(interval));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> count() {
        return worker.query(COUNT).execute().invoke(rows -> {
            clocks.values().forEach(gauge -> gauge.set(0));
            rows.forEach(row -> clocks.get(row.getString("state")).set(row.getLong("clocks")));
        }).replaceWithVoid();
    }
}
