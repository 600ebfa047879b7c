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
    private static final int BATCH = 4;
    private static final String CLAIM_CHECKS = """
        with due as materialized (select tenant_id, id from evidence where next_check_at <= $1
            order by next_check_at limit 4 for update skip locked)
        update evidence e set next_check_at = $1::timestamptz + interval '5 minutes' + coalesce(stored_bytes, 0) / 5000000 * interval '1 second'
        from due where e.tenant_id = due.tenant_id and e.id = due.id returning e.tenant_id, e.id""";
    private static final String CLAIM_DISPOSALS = """
        with due as materialized (select tenant_id, id from evidence where disposal_due_at <= $1
            order by disposal_due_at limit 4 for update skip locked)
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
    private Loop loop;

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
        loop = Loop.start(vertx, "Care of evidence", () -> claim(CLAIM_CHECKS).call(this::check)
                .chain(checked -> claim(CLAIM_DISPOSALS).call(this::dispose)
                        .map(disposed -> Math.max(checked.size(), disposed.size()) == BATCH
                                ? Duration.ZERO
                                : settings.lookEvery())));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<List<Due>> claim(String sql) {
        return worker.preparedQuery(sql).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))).map(rows -> {
            var due = new ArrayList<Due>();
            rows.forEach(row -> due.add(new Due(row.getUUID("tenant_id"), row.getUUID("id"))));
            return due;
        });
    }

    private Uni<Void> check(List<Due> due) {
        return each(due, "evidence-check", it -> () -> checks.begin(it.item()).chain(check -> check == null
                ? Uni.createFrom().voidItem()
                : beside.run(() -> hash(check.key())).chain(hash -> checks.ended(check, hash))));
    }

    private Uni<Void> dispose(List<Due> due) {
        return each(due, "evidence-retention", it -> () -> disposals.lapse(it.item()));
    }

    private interface Work {
        Supplier<Uni<Void>> on(Due due);
    }

    /** One that fails keeps no other waiting; it is tried again when its claim ends. */
    private Uni<Void> each(List<Due> due, String job, Work work) {
        var all = Uni.createFrom().voidItem();
        for (var it : due) {
            all = all.chain(() -> tenancy.as(Caller.job(it.tenant(), job), work.on(it)).onFailure()
                    .invoke(failure -> LOG.errorf(failure, "Evidence %s of tenant %s", it.item(), it.tenant())).onFailure()
                    .recoverWithNull());
        }
        return all;
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
