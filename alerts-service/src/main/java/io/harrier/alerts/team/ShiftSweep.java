package io.harrier.alerts.team;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

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
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the shifts that have ended, and what was kept beyond one until now, over all tenants; {@link ShiftEnd} and {@link OvertimeEnd} see
 * to them: any number of replicas do, one of them first.
 */
@ApplicationScoped
class ShiftSweep {

    private static final Logger LOG = Logger.getLogger(ShiftSweep.class);
    /** In any order: one that fails again and again keeps no other waiting. */
    private static final String DUE = "select tenant_id, id from shifts where ends_at <= $1 order by random() limit 100";

    private static final String OVERTIME = """
        select tenant_id, array_agg(id) as ids from (select tenant_id, id from security_alerts
            where kept_until <= $1 and status in ('assigned', 'investigating') order by random() limit 50) due
        group by tenant_id""";

    private final Vertx vertx;
    private final Pool worker;
    private final ShiftEnd end;
    private final OvertimeEnd overtime;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Duration every;
    private Loop loop;

    ShiftSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, ShiftEnd end, OvertimeEnd overtime, Tenancy tenancy,
            Clock clock,
            @ConfigProperty(name = "harrier.alerts.shifts.every", defaultValue = "PT2S") Duration every) {
        this.vertx = vertx;
        this.worker = worker;
        this.end = end;
        this.overtime = overtime;
        this.tenancy = tenancy;
        this.clock = clock;
        this.every = every;
    }

    /** What is to be done as a tenant. */
    private record Due(UUID tenant, String what, Supplier<Uni<Void>> work) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Ends of shifts", () -> see(DUE, this::shift).chain(() -> see(OVERTIME, this::kept))
                .replaceWith(every));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Due shift(Row row) {
        var shift = row.getUUID("id");
        return new Due(row.getUUID("tenant_id"), "Shift " + shift, () -> end.see(shift));
    }

    private Due kept(Row row) {
        var alerts = List.of(row.getArrayOfUUIDs("ids"));
        return new Due(row.getUUID("tenant_id"), "Overtime of " + alerts.size() + " alerts", () -> overtime.see(alerts));
    }

    private Uni<Void> see(String sql, Function<Row, Due> due) {
        return worker.preparedQuery(sql).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(rows -> Multi.createFrom().iterable(rows).onItem()
                        .transformToUniAndConcatenate(row -> see(due.apply(row))).collect().asList())
                .replaceWithVoid();
    }

    private Uni<Void> see(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "shift-ends"), due.work()).onFailure()
                .invoke(failure -> LOG.errorf(failure, "%s of tenant %s", due.what(), due.tenant())).onFailure()
                .recoverWithNull();
    }
}
