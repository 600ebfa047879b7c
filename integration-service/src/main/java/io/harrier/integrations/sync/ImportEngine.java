package io.harrier.integrations.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.integrations.outbound.ExternalFailure;
import io.harrier.integrations.system.SystemType;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Works on due imports: claims one, lets its connector advance it as long as something can be done, and puts it back. Whatever
 * interrupts it, the row is due again when the lease ends, here or in another replica.
 */
@ApplicationScoped
class ImportEngine {

    private static final Logger LOG = Logger.getLogger(ImportEngine.class);
    private static final String JOB = "sync";

    private final Leases leases;
    private final ImportLife life;
    private final Connectors connectors;
    private final Tenancy tenancy;
    private final Vertx vertx;
    private final IntegrationsConfig.Sync config;
    private final List<Loop> loops = new ArrayList<>();

    ImportEngine(Leases leases, ImportLife life, Connectors connectors, Tenancy tenancy, Vertx vertx,
            IntegrationsConfig config) {
        this.leases = leases;
        this.life = life;
        this.connectors = connectors;
        this.tenancy = tenancy;
        this.vertx = vertx;
        this.config = config.sync();
    }

    void start(@Observes StartupEvent event) {
        for (int worker = 1; worker <= config.workers(); worker++) {
            loops.add(Loop.start(vertx, "Import worker " + worker, this::step));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }

    private Uni<Duration> step() {
        return leases.claim().chain(claimed -> claimed.isEmpty()
                ? Uni.createFrom().item(config.lookEvery())
                : tenancy.as(Caller.job(claimed.get().tenantId(), JOB), () -> work(claimed.get())).replaceWith(Duration.ZERO));
    }

    private Uni<Void> work(Lease lease) {
        return life.take(lease).chain(job -> leases.during(connector(job).advance(job), lease))
                .onFailure(failure -> !stops(failure)).recoverWithItem(failure -> next(lease, failure))
                .chain(next -> life.put(lease, next)).chain(again -> again ? work(lease) : Uni.createFrom().voidItem())
                .onFailure(LeaseLost.class).recoverWithUni(lost -> {
                    LOG.infof("%s", lost.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Connector connector(ImportJob job) {
        SystemType type = job.connection().type();
        return connectors.of(type)
                .orElseThrow(() -> new NotReady("Harrier does not synchronize systems of type " + type.wire));
    }

    /** Our own database is away, or the import is no longer ours: nothing can or should be written. */
    private static boolean stops(Throwable failure) {
        return failure instanceof LeaseLost || !(failure instanceof ExternalFailure) && Outage.passes(failure);
    }

    private static Next next(Lease lease, Throwable failure) {
        if (failure instanceof ExternalFailure external) {
            return switch (external.kind()) {
                case THROTTLED -> Next.throttled(external.retryAfter());
                case PASSING -> Next.retry(external.getMessage());
                case REFUSED -> Next.fail(external.getMessage());
                case GONE -> Next.startOver(external.getMessage());
            };
        }
        if (failure instanceof ProblemException || failure instanceof NotReady) {
            return Next.fail(failure.getMessage());
        }
        LOG.errorf(failure, "Import %s failed", lease.operationId());
        return Next.retry("Harrier could not store what it got; the fault is logged");
    }
}
