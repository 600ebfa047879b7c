package io.harrier.integrations.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Outage;
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

/** Begins the runs whose time has come. Replicas may all look: the system's row decides who begins. */
@ApplicationScoped
class SyncSchedule {

    private static final Logger LOG = Logger.getLogger(SyncSchedule.class);
    private static final String DUE = """
        select tenant_id, id from external_systems where active and sync_enabled and next_sync_at <= $1
        order by next_sync_at limit 50""";

    private record Due(UUID tenantId, UUID systemId) {
    }

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final SyncRuns runs;
    private final Clock clock;
    private final Duration lookEvery;
    private Loop loop;

    SyncSchedule(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, SyncRuns runs, Clock clock,
            IntegrationsConfig config) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.runs = runs;
        this.clock = clock;
        this.lookEvery = config.sync().lookEvery();
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Sync schedule", this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> look() {
        return worker.preparedQuery(DUE).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))).chain(rows -> {
            List<Due> due = new ArrayList<>();
            rows.forEach(row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("id"))));
            return Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::begin).collect().asList();
        }).replaceWith(lookEvery);
    }

    /** One that fails waits for its next turn: it must not keep the others from theirs, nor be the first for ever. */
    private Uni<Void> begin(Due due) {
        return as(due, () -> runs.startDue(due.systemId)).onFailure().recoverWithUni(failure -> {
            LOG.errorf(failure, "No run of external system %s was begun", due.systemId);
            return Outage.passes(failure) ? Uni.createFrom().voidItem() : as(due, () -> runs.putOff(due.systemId));
        }).onFailure().recoverWithUni(failure -> {
            LOG.errorf(failure, "External system %s was not put off", due.systemId);
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> as(Due due, Supplier<Uni<Void>> work) {
        return tenancy.as(Caller.job(due.tenantId, "sync-schedule"), work);
    }
}
