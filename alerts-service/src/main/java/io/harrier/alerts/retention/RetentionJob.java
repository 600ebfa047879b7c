package io.harrier.alerts.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.retention.RetentionJobs.Batch;
import io.harrier.alerts.retention.RetentionJobs.Claim;
import io.harrier.alerts.retention.RetentionJobs.State;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Deletes what has served its time, a batch in a transaction, and says at the end of a run how much that was. */
@ApplicationScoped
@TenantTransaction
class RetentionJob {

    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Batch NOTHING = new Batch(0, true, 0, 0);

    private final RetentionJobs jobs;
    private final RetentionRepository policies;
    private final RetentionSettings settings;
    private final Periods periods;
    private final Audit audit;
    private final Clock clock;

    RetentionJob(RetentionJobs jobs, RetentionRepository policies, RetentionSettings settings, Periods periods, Audit audit,
            Clock clock) {
        this.jobs = jobs;
        this.policies = policies;
        this.settings = settings;
        this.periods = periods;
        this.audit = audit;
        this.clock = clock;
    }

    /** One batch of a job that was claimed; does nothing where another replica has it since. */
    Uni<Batch> batch(Claim claim) {
        return jobs.lock(claim).chain(state -> state == null
                ? Uni.createFrom().item(NOTHING)
                : policies.of(claim.kind()).chain(policy -> {
                    var period = policy == null ? claim.kind().standard : policy.inForce(clock.instant());
                    return period == null
                            ? end(claim.kind(), state)
                            : batch(claim.kind(), state, period);
                }));
    }

    /** Nothing goes any more; what a run that is under way has done so far is told all the same. */
    private Uni<Batch> end(RetentionKind kind, State state) {
        var now = clock.instant();
        return jobs.postpone(kind, now, now.plus(AGAIN)).chain(() -> state.cutOff() == null
                ? Uni.createFrom().voidItem()
                : tell(kind, Periods.FOREVER, state.cutOff(), state.deleted(), state.kept())).replaceWith(NOTHING);
    }

    /** A run keeps its cut-off, unless somebody has said since that things are kept longer. */
    private Uni<Batch> batch(RetentionKind kind, State state, Period period) {
        var now = clock.instant();
        var latest = periods.cutOff(period);
        Instant cutOff = state.cutOff() != null && state.cutOff().isBefore(latest) ? state.cutOff() : latest;
        Uni<Void> begun = state.cutOff() == null ? jobs.begin(kind, cutOff) : Uni.createFrom().voidItem();
        return begun.chain(() -> jobs.expire(kind, cutOff, settings.batch(), now.plus(settings.pause()), now.plus(AGAIN)))
                .call(batch -> batch.last()
                        ? tell(kind, period.toString(), cutOff, batch.deletedInAll(), batch.keptInAll())
                        : Uni.createFrom().voidItem());
    }

    /** A run that deleted something leaves one entry. */
    private Uni<Void> tell(RetentionKind kind, String period, Instant cutOff, long deleted, long kept) {
        return deleted == 0
                ? Uni.createFrom().voidItem()
                : audit.record("retention_run", "retention_policy", kind.wire, Map.of("kind", kind.wire, "period", period,
                        "cutOff", cutOff, "deleted", deleted, "kept", kept));
    }
}
