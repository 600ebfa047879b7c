package io.harrier.platform.events;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * {@code harrier_outbox_pending}: how many messages wait for Kafka, counted in the background and to ten thousand at most. More is
 * no other news, and counting a backlog must not be part of it.
 */
@ApplicationScoped
class OutboxGauge {

    private static final String COUNT = "select count(*) from (select from outbox limit 10000) waiting";

    private final Vertx vertx;
    private final Pool worker;
    private final AtomicLong pending;
    private final Duration interval;
    private Loop loop;

    OutboxGauge(Vertx vertx, @ReactiveDataSource("worker") Pool worker, MeterRegistry metrics,
            @ConfigProperty(name = "harrier.outbox.count-every", defaultValue = "PT15S") Duration interval) {
        this.vertx = vertx;
        this.worker = worker;
        this.pending = metrics.gauge("harrier_outbox_pending", new AtomicLong());
        this.interval = interval;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Outbox gauge", () -> count().replaceWith(interval));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> count() {
        return worker.query(COUNT).execute().invoke(rows -> pending.set(rows.iterator().next().getLong(0))).replaceWithVoid();
    }
}
