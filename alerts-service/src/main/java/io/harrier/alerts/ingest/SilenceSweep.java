package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds those at which it is time to look, over all tenants, and gives each to {@link Silence}. Any number of replicas sweep: each
 * claims other rows, and a claim that comes to nothing ends by itself.
 */
@ApplicationScoped
class SilenceSweep {

    private static final Logger LOG = Logger.getLogger(SilenceSweep.class);
    private static final int BATCH = 100;
    private static final Duration CLAIMED = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Pool worker;
    private final Silence silence;
    private final IngestSettings settings;
    private final Clock clock;
    private final Map<Watched, AtomicLong> silent = new EnumMap<>(Watched.class);
    private final List<Loop> loops = new ArrayList<>();

    SilenceSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Silence silence, IngestSettings settings, Clock clock,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.worker = worker;
        this.silence = silence;
        this.settings = settings;
        this.clock = clock;
        for (Watched kind : Watched.values()) {
            silent.put(kind, metrics.gauge("harrier_silent", Tags.of("kind", kind.wire), new AtomicLong()));
        }
    }

    private record Due(Watched kind, UUID tenant, UUID id) {
    }

    void start(@Observes StartupEvent event) {
        for (Watched kind : Watched.values()) {
            loops.add(Loop.start(vertx, "Silence of a " + kind.wire,
                    () -> sweep(kind).map(swept -> swept == BATCH ? Duration.ZERO : settings.silenceEvery())));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }

    private Uni<Integer> sweep(Watched kind) {
        return claim(kind).call(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::look)
                .collect().asList()).call(() -> count(kind)).map(List::size);
    }

    private Uni<Void> count(Watched kind) {
        return worker.query(kind.count).execute()
                .invoke(rows -> silent.get(kind).set(rows.iterator().next().getLong(0))).replaceWithVoid();
    }

    private Uni<List<Due>> claim(Watched kind) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(kind.claim).execute(Tuple.of(now, now.plus(CLAIMED))).map(rows -> {
            var due = new ArrayList<Due>();
            rows.forEach(row -> due.add(new Due(kind, row.getUUID("tenant_id"), row.getUUID("id"))));
            return due;
        });
    }

    /** One that fails keeps no other waiting; it is due again when its claim ends. */
    private Uni<Void> look(Due due) {
        return silence.look(due.kind(), due.tenant(), due.id()).onFailure()
                .invoke(failure -> LOG.errorf(failure, "%s %s of tenant %s", due.kind().title, due.id(), due.tenant()))
                .onFailure().recoverWithNull();
    }
}
