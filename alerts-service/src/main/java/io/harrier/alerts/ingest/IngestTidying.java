package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

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

/** Deletes what has served its time, in small batches, and goes on while there is more. */
@ApplicationScoped
class IngestTidying {

    private static final int BATCH = 500;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration GOING_ON = Duration.ofMillis(100);
    /** No window may be gone that a record could still belong to, whatever is set. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

    private static final String CANARIES = """
        delete from canaries where ctid = any (array(
            select ctid from canaries where sent_at < $1 order by sent_at limit 500 for update skip locked))""";
    private static final String WINDOWS = """
        delete from entity_windows where ctid = any (array(
            select ctid from entity_windows where opened_at < $1 and touched_at < $1
            order by opened_at limit 500 for update skip locked))""";

    private final Vertx vertx;
    private final Pool worker;
    private final Clock clock;
    private final Duration canaries;
    private final Duration windows;
    private Loop loop;

    IngestTidying(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Clock clock, IngestSettings settings) {
        this.vertx = vertx;
        this.worker = worker;
        this.clock = clock;
        canaries = settings.canariesKept();
        windows = settings.entityWindowsKept().compareTo(LONGEST_WINDOW) < 0 ? LONGEST_WINDOW : settings.entityWindowsKept();
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Tidying of ingest", this::tidy);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    Uni<Duration> tidy() {
        var now = clock.instant();
        return delete(CANARIES, now.minus(canaries)).chain(canaries -> delete(WINDOWS, now.minus(windows))
                .map(windows -> canaries == BATCH || windows == BATCH ? GOING_ON : EVERY));
    }

    private Uni<Integer> delete(String sql, Instant before) {
        return worker.preparedQuery(sql).execute(Tuple.of(before.atOffset(ZoneOffset.UTC))).map(rows -> rows.rowCount());
    }
}
