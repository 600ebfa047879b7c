package io.harrier.integrations.apicall;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Forgets calls that are older than is kept, a few at a time. */
@ApplicationScoped
class ApiCallRetention {

    private static final int BATCH = 1_000;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final String FORGET = """
        delete from api_call_logs where (tenant_id, id) in (
            select tenant_id, id from api_call_logs where called_at < $1 order by called_at limit $2)""";

    private final Vertx vertx;
    private final Pool worker;
    private final Clock clock;
    private final Duration kept;
    private Loop loop;

    ApiCallRetention(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Clock clock, IntegrationsConfig config) {
        this.vertx = vertx;
        this.worker = worker;
        this.clock = clock;
        this.kept = config.outbound().keepCalls();
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Retention of API calls", this::forget);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** Forgets a few; answers when to go on. */
    Uni<Duration> forget() {
        return worker.preparedQuery(FORGET).execute(Tuple.of(clock.instant().minus(kept).atOffset(ZoneOffset.UTC), BATCH))
                .map(gone -> gone.rowCount() == BATCH ? Duration.ZERO : IDLE);
    }
}
