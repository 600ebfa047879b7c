package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

/**
 * Finds clocks whose next notice is due, over all tenants, and gives each to its tenant's {@link SlaLapse}. Any number of replicas sweep:
 * each claims other rows, and a claim that comes to nothing ends by itself. Nothing is remembered outside the database.
 */
@ApplicationScoped
class SlaSweep {

    private static final Logger LOG = Logger.getLogger(SlaSweep.class);
    private static final int BATCH = 100;

    /**
     * The row's own notice time is the claim: it comes due again unless the lapse sets the true one. What is due is chosen once; within the
     * condition of the update it could be chosen again for each row, each time others.
     */
    private static final String CLAIM = """
        with due as materialized (select tenant_id, id from sla_clocks where next_notice_at < $1
            order by next_notice_at limit 100 for update skip locked)
        update sla_clocks c set next_notice_at = $2 from due where c.tenant_id = due.tenant_id and c.id = due.id
        returning c.tenant_id, c.id""";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final SlaLapse lapse;
    private final SlaSettings settings;
    private final Clock clock;
    private Loop loop;

    SlaSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, SlaLapse lapse, SlaSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.lapse = lapse;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID clock) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "SLA sweep",
                () -> sweep().map(swept -> swept == BATCH ? Duration.ZERO : settings.sweepEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** One round; answers how many clocks it claimed. */
    Uni<Integer> sweep() {
        return claim().call(
                due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::lapse).collect().asList())
                .map(List::size);
    }

    private Uni<List<Due>> claim() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(settings.claim()))).map(rows -> {
            var due = new ArrayList<Due>();
            rows.forEach(row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("id"))));
            return due;
        });
    }

    /** One clock that fails keeps no other waiting; it is due again when its claim ends. */
    private Uni<Void> lapse(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "sla-sweep"), () -> lapse.of(due.clock())).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Clock %s of tenant %s", due.clock(), due.tenant())).onFailure()
                .recoverWithNull();
    }
}
