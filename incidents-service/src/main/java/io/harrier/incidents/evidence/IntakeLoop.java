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

import io.harrier.incidents.storage.BlobStore;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Beside;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Takes in the files that have come, over all tenants, and ends the uploads that expired. Any number of replicas do: each claims others,
 * and a claim that comes to nothing ends by itself, the sooner the smaller the file is. However long the store is away, what has come waits
 * for it.
 */
@ApplicationScoped
class IntakeLoop {

    private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
    private static final int AT_ONCE = 4;
    private static final String CLAIM = """
        with due as materialized (select tenant_id, id from evidence_uploads where due_at <= $1
            order by due_at limit 1 for update skip locked)
        update evidence_uploads u set due_at = $1::timestamptz + interval '5 minutes' + length / 5000000 * interval '1 second'
        from due where u.tenant_id = due.tenant_id and u.id = due.id returning u.tenant_id, u.id""";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final IntakeService service;
    private final Intake intake;
    private final BlobStore store;
    private final Beside beside;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final List<Loop> loops = new ArrayList<>();

    IntakeLoop(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, IntakeService service, Intake intake,
            BlobStore store, Beside beside, EvidenceSettings settings, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.service = service;
        this.intake = intake;
        this.store = store;
        this.beside = beside;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID upload) {
    }

    void start(@Observes StartupEvent event) {
        if (settings.largest().asLongValue() > store.largest()) {
            throw new IllegalStateException("harrier.incidents.evidence.largest is " + settings.largest().asLongValue()
                    + ", and a file in the store has at most " + store.largest() + " bytes: make its parts larger");
        }
        // Each on its own: a large file keeps no small one waiting.
        for (int i = 1; i <= AT_ONCE; i++) {
            loops.add(Loop.start(vertx, "Intake of evidence " + i, this::takeOne));
        }
    }

    private Uni<Duration> takeOne() {
        return claim().chain(due -> due == null
                ? Uni.createFrom().item(settings.takeEvery())
                : take(due).replaceWith(Duration.ZERO));
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }

    /** Null where none is due. */
    private Uni<Due> claim() {
        return worker.preparedQuery(CLAIM).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))).map(rows -> {
            Due due = null;
            for (var row : rows) {
                due = new Due(row.getUUID("tenant_id"), row.getUUID("id"));
            }
            return due;
        });
    }

    /** One that fails keeps no other waiting; it is tried again when its claim ends. */
    private Uni<Void> take(Due due) {
        var job = Caller.job(due.tenant(), "evidence-intake");
        return tenancy.as(job, () -> service.plan(due.upload()))
                .chain(plan -> plan == null ? Uni.createFrom().voidItem() : take(job, plan)).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Upload %s of tenant %s", due.upload(), due.tenant())).onFailure()
                .recoverWithNull();
    }

    private Uni<Void> take(Caller job, Intake.Plan plan) {
        return tenancy.as(job, () -> service.reserve(plan).chain(() -> beside.run(() -> intake.take(plan))))
                .onFailure().call(failure -> tenancy.as(job, () -> service.failed(plan, Intake.PieceGone.isCauseOf(failure))))
                .chain(file -> tenancy.as(job, () -> service.taken(plan, file)));
    }
}
