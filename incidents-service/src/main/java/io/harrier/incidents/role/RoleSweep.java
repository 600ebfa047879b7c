package io.harrier.incidents.role;

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
 * Finds roles whose time is over, over all tenants, writes their end down and has it told. The database hides a restricted incident from
 * the moment itself; this is for those who only hear of it. Any number of replicas sweep: each claims other rows, and a claim that comes to
 * nothing ends by itself.
 */
@ApplicationScoped
class RoleSweep {

    private static final Logger LOG = Logger.getLogger(RoleSweep.class);
    private static final int BATCH = 100;
    /** The row's own time is the claim: it comes due again unless the end is written. */
    private static final String CLAIM = """
        with due as materialized (select tenant_id, id from incident_roles where lapses_at <= $1
            order by lapses_at limit 100 for update skip locked)
        update incident_roles r set lapses_at = $2 from due where r.tenant_id = due.tenant_id and r.id = due.id
        returning r.tenant_id, r.incident_id, r.id""";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final RoleService roles;
    private final RoleSettings settings;
    private final Clock clock;
    private Loop loop;

    RoleSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, RoleService roles, RoleSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.roles = roles;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID incident, UUID holding) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Role sweep",
                () -> sweep().map(swept -> swept == BATCH ? Duration.ZERO : settings.sweepEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** One round; answers how many roles it claimed. */
    Uni<Integer> sweep() {
        return claim().call(
                due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::lapse).collect().asList())
                .map(List::size);
    }

    private Uni<List<Due>> claim() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(settings.claim()))).map(rows -> {
            var due = new ArrayList<Due>();
            rows.forEach(
                    row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("incident_id"), row.getUUID("id"))));
            return due;
        });
    }

    /** One role that fails keeps no other waiting; it is due again when its claim ends. */
    private Uni<Void> lapse(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "role-sweep"), () -> roles.lapse(due.incident(), due.holding())).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Role %s of tenant %s", due.holding(), due.tenant())).onFailure()
                .recoverWithNull();
    }
}
