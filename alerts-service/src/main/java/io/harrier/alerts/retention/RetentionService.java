package io.harrier.alerts.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What a tenant says of how long things are kept. */
@ApplicationScoped
@TenantTransaction
class RetentionService {

    /** As far as a preview counts. */
    static final int MOST = 10_000;

    private final RetentionRepository policies;
    private final Periods periods;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    RetentionService(RetentionRepository policies, Periods periods, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.policies = policies;
        this.periods = periods;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    @Schema(name = "RetentionPreview", description = "What would go")
    record Preview(RetentionKind kind, String period,
            @Schema(description = "What is older; absent where nothing goes") Instant cutOff,
            @Schema(description = "How many would go") int expired,
            @Schema(description = "How many are as old and would stay: held, of a live incident, or not ended") int kept,
            @Schema(description = "Whether there are more than were counted") boolean more) {
    }

    Uni<Page<RetentionPolicyView>> list(PageRequest page) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (RetentionKind kind : RetentionKind.values()) {
            all = all.chain(() -> policies.ensure(ids.next(), kind));
        }
        var since = page.updatedSince == null ? Instant.EPOCH : page.updatedSince;
        return all.chain(() -> policies.all(since)).chain(found -> policies.runs().map(runs -> new Page<>(found.stream()
                .map(policy -> RetentionPolicyView.of(policy, runs.get(policy.kind), clock.instant())).toList(), null)));
    }

    Uni<RetentionPolicyView> get(UUID id) {
        return policies.get(id).chain(this::view);
    }

    Uni<RetentionPolicyView> change(UUID id, IfMatch match, String wanted) {
        IfMatch.required(match);
        return policies.lock(id).chain(policy -> {
            IfMatch.check(match, policy.version);
            var now = clock.instant();
            Period before = policy.inForce(now);
            Period after = periods.read(wanted, policy.kind, "/period");
            if (periods.isShorter(after, before)) {
                policy.shorten(after, now);
            } else {
                policy.keep(after);
            }
            policy.updatedAt = now;
            policy.updatedBy = current.get().subject();
            return policies.flush().chain(() -> audit.record("retention_changed", "retention_policy", id,
                    Map.of("kind", policy.kind.wire, "from", words(before), "to", words(after), "holdsFrom",
                            policy.nextFrom == null ? now : policy.nextFrom)))
                    .chain(() -> view(policy));
        });
    }

    /** @param period what might be said; null is what holds, or is to hold */
    Uni<Preview> preview(UUID id, String period) {
        return policies.get(id).chain(policy -> {
            Period asked = period != null ? periods.read(period, policy.kind, "period") : next(policy);
            if (asked == null) {
                return Uni.createFrom().item(new Preview(policy.kind, Periods.FOREVER, null, 0, 0, false));
            }
            var cutOff = periods.cutOff(asked);
            return policies.count(policy.kind, cutOff, MOST + 1)
                    .map(counted -> new Preview(policy.kind, asked.toString(), cutOff, counted.expired(), counted.kept(),
                            counted.expired() + counted.kept() > MOST));
        });
    }

    private Period next(RetentionPolicy policy) {
        return policy.nextPeriod == null ? policy.inForce(clock.instant()) : Period.parse(policy.nextPeriod);
    }

    private Uni<RetentionPolicyView> view(RetentionPolicy policy) {
        return policies.runs().map(runs -> RetentionPolicyView.of(policy, runs.get(policy.kind), clock.instant()));
    }

    private static String words(Period period) {
        return period == null ? Periods.FOREVER : period.toString();
    }
}
