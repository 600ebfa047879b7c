package io.harrier.incidents.evidence;

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
import io.harrier.platform.work.Beside;
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
 * Takes in the files that have come, over all tenants, and ends the uploads that expired. Any number of replicas do: each claims others,
 * and a claim that comes to nothing ends by itself, the sooner the smaller the file is.
 */
@ApplicationScoped
class IntakeLoop {

    private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
    private static final int BATCH = 4;
    private static final String CLAIM = """
        with due as materialized (select tenant_id, id from evidence_uploads where due_at <= $1
            order by due_at limit 4 for update skip locked)
        update evidence_uploads u set due_at = $1::timestamptz + interval '5 minutes' + length / 5000000 * interval '1 second'
        from due where u.tenant_id = due.tenant_id and u.id = due.id returning u.tenant_id, u.id""";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final IntakeService service;
    private final Intake intake;
    private final Beside beside;
    private final EvidenceSettings settings;
    private final Clock clock;
    private Loop loop;

    IntakeLoop(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, IntakeService service, Intake intake,
            Beside beside, EvidenceSettings settings, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.service = service;
        this.intake = intake;
        this.beside = beside;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID upload) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Intake of evidence", () -> claim()
                .call(due -> Multi.createFrom().iterable(due).onItem().transformToUni(this::take).merge(BATCH).collect()
                        .asList())
                .map(due -> due.size() == BATCH ? Duration.ZERO : settings.takeEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<List<Due>> claim() {
        return worker.preparedQuery(CLAIM).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))).map(rows -> {
            var due = new ArrayList<Due>();
            rows.forEach(row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("id"))));
            return due;
        });
    }

    /** One that fails keeps no other waiting; it is tried again when its claim ends. */
    private Uni<Void> take(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "evidence-intake"), () -> service.plan(due.upload())
                .chain(plan -> plan == null ? Uni.createFrom().voidItem() : take(plan))).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Upload %s of tenant %s", due.upload(), due.tenant())).onFailure()
                .recoverWithNull();
    }

    private Uni<Void> take(Intake.Plan plan) {
        return service.reserve(plan).chain(() -> beside.run(() -> intake.take(plan))).chain(file -> service.taken(plan, file));
    }
}
