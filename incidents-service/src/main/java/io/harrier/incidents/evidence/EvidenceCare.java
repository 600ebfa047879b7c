package io.harrier.incidents.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.incidents.storage.BlobKey;
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
 * Hashes what is stored again when its time has come, over all tenants, and disposes of what is due to go by itself. Any number of replicas
 * do: each claims others, and a claim that comes to nothing ends by itself.
 */
@ApplicationScoped
class EvidenceCare {

    private static final Logger LOG = Logger.getLogger(EvidenceCare.class);
    private static final int CHECKS_AT_ONCE = 2;
    private static final String CLAIM_CHECKS = """
        with due as materialized (select tenant_id, id from evidence where next_check_at <= $1
            order by next_check_at limit 1 for update skip locked)
        update evidence e set next_check_at = $1::timestamptz + interval '5 minutes' + coalesce(stored_bytes, 0) / 5000000 * interval '1 second'
        from due where e.tenant_id = due.tenant_id and e.id = due.id returning e.tenant_id, e.id""";
    private static final String CLAIM_DISPOSALS = """
        with due as materialized (select tenant_id, id from evidence where disposal_due_at <= $1
            order by disposal_due_at limit 1 for update skip locked)
        update evidence e set disposal_due_at = $1::timestamptz + interval '1 hour'
        from due where e.tenant_id = due.tenant_id and e.id = due.id returning e.tenant_id, e.id""";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final CheckService checks;
    private final DisposalService disposals;
    private final BlobStore store;
    private final Beside beside;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final List<Loop> loops = new ArrayList<>();

    EvidenceCare(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, CheckService checks,
            DisposalService disposals, BlobStore store, Beside beside, EvidenceSettings settings, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.checks = checks;
        this.disposals = disposals;
        this.store = store;
        this.beside = beside;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(UUID tenant, UUID item) {
    }

    void start(@Observes StartupEvent event) {
        // Each claims one when it has time for it: a large file keeps no small one waiting, and no disposal.
        for (int i = 1; i <= CHECKS_AT_ONCE; i++) {
            loops.add(Loop.start(vertx, "Checks of evidence " + i, () -> next(CLAIM_CHECKS, this::check)));
        }
        loops.add(Loop.start(vertx, "Disposal of evidence", () -> next(CLAIM_DISPOSALS, this::dispose)));
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }

    private Uni<Duration> next(String claim, Function<Due, Uni<Void>> work) {
        return claim(claim).chain(due -> due == null
                ? Uni.createFrom().item(settings.lookEvery())
                : work.apply(due).replaceWith(Duration.ZERO));
    }

    /** Null where none is due. */
    private Uni<Due> claim(String sql) {
        return worker.preparedQuery(sql).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))).map(rows -> {
            Due due = null;
            for (var row : rows) {
                due = new Due(row.getUUID("tenant_id"), row.getUUID("id"));
            }
            return due;
        });
    }

    private Uni<Void> check(Due due) {
        return as(due, "evidence-check", () -> checks.begin(due.item()).chain(check -> check == null
                ? Uni.createFrom().voidItem()
                : beside.run(() -> hash(check.key())).chain(hash -> checks.ended(check, hash))));
    }

    private Uni<Void> dispose(Due due) {
        return as(due, "evidence-retention", () -> disposals.lapse(due.item()));
    }

    /** One that fails keeps no other waiting; it is tried again when its claim ends. */
    private Uni<Void> as(Due due, String job, Supplier<Uni<Void>> work) {
        return tenancy.as(Caller.job(due.tenant(), job), work).onFailure()
                .invoke(failure -> LOG.errorf(failure, "Evidence %s of tenant %s", due.item(), due.tenant())).onFailure()
                .recoverWithNull();
    }

    /** Null where nothing is stored. */
    private String hash(BlobKey key) throws IOException {
        try (var in = store.read(key)) {
            var measured = new Measured(OutputStream.nullOutputStream(), "SHA-256");
            in.transferTo(measured);
            return measured.hash(0);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }
}
