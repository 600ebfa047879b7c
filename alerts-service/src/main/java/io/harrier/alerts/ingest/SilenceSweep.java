package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the sources at which it is time to look, over all tenants, and gives each to {@link SourceSilence}. Any number of replicas sweep: each
 * claims other rows, and a claim that comes to nothing ends by itself.
 */
@ApplicationScoped
class SilenceSweep {

    private static final Logger LOG = Logger.getLogger(SilenceSweep.class);
    private static final int BATCH = 100;
    private static final Duration CLAIMED = Duration.ofSeconds(30);

    /** The row's own due time is the claim: it comes due again unless a look sets the true one. */
    private static final String CLAIM = """
        update log_sources set silence_due_at = $2
        where (tenant_id, id) in (select tenant_id, id from log_sources where silence_due_at < $1
            order by silence_due_at limit 100 for no key update skip locked)
        returning tenant_id, id""";

    private final Vertx vertx;
    private final Pool worker;
    private final SourceSilence silence;
    private final IngestSettings settings;
    private final Clock clock;
    private Loop loop;

    SilenceSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, SourceSilence silence, IngestSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.silence = silence;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID source) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Silent sources",
                () -> sweep().map(swept -> swept == BATCH ? Duration.ZERO : settings.silenceEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Integer> sweep() {
        return claim().call(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::look).collect()
                .asList()).map(List::size);
    }

    private Uni<List<Due>> claim() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(CLAIMED))).map(rows -> {
            var due = new ArrayList<Due>();
            rows.forEach(row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("id"))));
            return due;
        });
    }

    /** One source that fails keeps no other waiting; it is due again when its claim ends. */
    private Uni<Void> look(Due due) {
        return silence.look(due.tenant(), due.source()).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Source %s of tenant %s", due.source(), due.tenant())).onFailure()
                .recoverWithNull();
    }
}
