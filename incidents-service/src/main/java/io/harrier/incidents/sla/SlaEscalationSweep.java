package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds escalations that are due, over all tenants, and has {@link SlaEscalations} take them; any number of replicas, as {@link SlaSweep}. */
@ApplicationScoped
class SlaEscalationSweep {

    private static final Logger LOG = Logger.getLogger(SlaEscalationSweep.class);
    private static final int CLAIMED = 100;
    private static final String CLAIM = "select distinct tenant_id, clock_id from claim_sla_escalations($1, $2, $3)";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final SlaEscalations escalations;
    private final SlaSettings settings;
    private final Clock clock;
    private Loop loop;

    SlaEscalationSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, SlaEscalations escalations,
            SlaSettings settings, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.escalations = escalations;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID clock) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "SLA escalations",
                () -> sweep().map(swept -> swept > 0 ? Duration.ZERO : settings.sweepEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** One round; answers of how many clocks it took steps. */
    Uni<Integer> sweep() {
        return claim().call(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::take).collect()
                .asList()).map(List::size);
    }

    private Uni<List<Due>> claim() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(settings.claim()), CLAIMED))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(row.getUUID("tenant_id"), row.getUUID("clock_id"))).toList());
    }

    /** What fails keeps nothing else waiting; it is due again when its claim ends. */
    private Uni<Void> take(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "sla-escalation"), () -> escalations.take(due.clock())).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Escalation of clock %s of tenant %s", due.clock(), due.tenant()))
                .onFailure().recoverWithNull();
    }
}
