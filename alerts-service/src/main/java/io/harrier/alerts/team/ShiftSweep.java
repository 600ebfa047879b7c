package io.harrier.alerts.team;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
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

/** Finds the shifts that have ended, over all tenants, and lets {@link ShiftEnd} see to each: any number of replicas do, one of them first. */
@ApplicationScoped
class ShiftSweep {

    private static final Logger LOG = Logger.getLogger(ShiftSweep.class);
    /** In any order: one that fails again and again keeps no other waiting. */
    private static final String DUE = "select tenant_id, id from shifts where ends_at <= $1 order by random() limit 100";

    private final Vertx vertx;
    private final Pool worker;
    private final ShiftEnd end;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Duration every;
    private Loop loop;

    ShiftSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, ShiftEnd end, Tenancy tenancy, Clock clock,
            @ConfigProperty(name = "harrier.alerts.shifts.every", defaultValue = "PT2S") Duration every) {
        this.vertx = vertx;
        this.worker = worker;
        this.end = end;
        this.tenancy = tenancy;
        this.clock = clock;
        this.every = every;
    }

    private record Due(UUID tenant, UUID shift) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Ends of shifts", () -> due().call(all -> Multi.createFrom().iterable(all).onItem()
                .transformToUniAndConcatenate(this::see).collect().asList()).replaceWith(every));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<List<Due>> due() {
        return worker.preparedQuery(DUE).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))).map(rows -> {
            List<Due> due = new ArrayList<>();
            rows.forEach(row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("id"))));
            return due;
        });
    }

    private Uni<Void> see(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "shift-ends"), () -> end.see(due.shift())).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Shift %s of tenant %s", due.shift(), due.tenant())).onFailure()
                .recoverWithNull();
    }
}
