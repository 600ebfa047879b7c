package io.harrier.alerts.alert;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes the words that new and commented alerts are found by, a moment after they came: at a pace that leaves ingest its share. */
@ApplicationScoped
class AlertTexts {

    private static final String WRITE = "select write_alert_texts($1)";
    private static final int BATCH = 200;
    /** While many wait it rests this many times as long as it worked: ingest needs the database more than the search does. */
    private static final int RESTS = 3;
    private static final Duration IDLE = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Pool worker;
    private Loop loop;

    AlertTexts(Vertx vertx, @ReactiveDataSource("worker") Pool worker) {
        this.vertx = vertx;
        this.worker = worker;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Words of alerts", this::write);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> write() {
        long begin = System.nanoTime();
        return worker.preparedQuery(WRITE).execute(Tuple.of(BATCH))
                .map(rows -> rows.iterator().next().getInteger(0) == BATCH
                        ? Duration.ofNanos(System.nanoTime() - begin).multipliedBy(RESTS)
                        : IDLE);
    }
}
