package io.harrier.alerts.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.alerts.retention.RetentionJobs.Batch;
import io.harrier.alerts.retention.RetentionJobs.Claim;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Claims the jobs that are due, over all tenants, and does a batch of each as the tenant. Any number of replicas sweep. */
@ApplicationScoped
class RetentionSweep {

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);
    private static final Batch FAILED = new Batch(0, true, 0, 0);

    private final Vertx vertx;
    private final RetentionJobs jobs;
    private final RetentionJob job;
    private final RetentionSettings settings;
    private final Tenancy tenancy;
    private final MeterRegistry metrics;
    private Loop loop;

    RetentionSweep(Vertx vertx, RetentionJobs jobs, RetentionJob job, RetentionSettings settings, Tenancy tenancy,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.job = job;
        this.settings = settings;
        this.tenancy = tenancy;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Retention", () -> sweep().map(more -> more ? settings.pause() : settings.every()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** @return whether a job has more to do */
    private Uni<Boolean> sweep() {
        return jobs.claim()
                .chain(claims -> Multi.createFrom().iterable(claims).onItem().transformToUniAndConcatenate(this::batch)
                        .collect().asList())
                .map(batches -> batches.stream().anyMatch(batch -> !batch.last()));
    }

    /** One tenant's failure keeps no other's waiting; its job is due again when its claim ends. */
    private Uni<Batch> batch(Claim claim) {
        return tenancy.as(Caller.job(claim.tenant(), "retention"), () -> job.batch(claim))
                .invoke(batch -> metrics.counter("harrier_retention_deleted", "kind", claim.kind().wire)
                        .increment(batch.deleted()))
                .onFailure().invoke(failure -> LOG.errorf(failure, "Retention of %s of tenant %s", claim.kind().wire,
                        claim.tenant()))
                .onFailure().recoverWithItem(FAILED);
    }
}
