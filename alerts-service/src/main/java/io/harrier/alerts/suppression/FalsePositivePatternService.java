package io.harrier.alerts.suppression;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.suppression.HitRepository.Hits;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps false-positive patterns. Analysts make them known; that one hides is an incident manager's word. */
@ApplicationScoped
@TenantTransaction
class FalsePositivePatternService {

    private static final String SUBJECT = "false_positive_pattern";
    private static final long MOST = 200;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final FalsePositivePatternRepository patterns;
    private final HitRepository hits;
    private final ReleaseRepository releases;
    private final Conditions conditions;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    FalsePositivePatternService(FalsePositivePatternRepository patterns, HitRepository hits, ReleaseRepository releases,
            Conditions conditions, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.patterns = patterns;
        this.hits = hits;
        this.releases = releases;
        this.conditions = conditions;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<FalsePositivePatternView>> list(PatternStatus status, PageRequest page) {
        var now = clock.instant();
        return patterns.list(status, page).chain(found -> hits.of(found.items().stream().map(it -> it.id).toList())
                .map(counted -> new Page<>(found.items().stream()
                        .map(it -> FalsePositivePatternView.of(it, counted.getOrDefault(it.id, Hits.NONE), now)).toList(),
                        found.nextCursor())));
    }

    Uni<FalsePositivePatternView> get(UUID id) {
        return patterns.get(id).chain(this::view);
    }

    /** @param manages whether the caller may say that it hides */
    Uni<FalsePositivePatternView> create(FalsePositivePatternRequest request, boolean manages) {
        var now = clock.instant();
        refuseHiding(request.statusOrDefault().hides(), manages);
        check(request, now);
        var pattern = new FalsePositivePattern();
        pattern.id = ids.next();
        pattern.createdAt = now;
        pattern.createdBy = current.get().subject();
        pattern.identifiedBy = pattern.createdBy;
        pattern.identifiedByName = current.get().name();
        pattern.identifiedAt = now;
        apply(pattern, request, now);
        return patterns.live(now).invoke(live -> {
            if (live >= MOST) {
                throw new Conflict("There are " + MOST + " patterns already: let those expire that are of no use");
            }
        }).chain(() -> patterns.persistAndFlush(pattern)).call(() -> record("false_positive_pattern_created", pattern))
                .chain(this::view);
    }

    Uni<FalsePositivePatternView> change(UUID id, IfMatch match, FalsePositivePatternRequest request, boolean manages) {
        IfMatch.required(match);
        var now = clock.instant();
        return patterns.lock(id).invoke(pattern -> {
            IfMatch.check(match, pattern.version);
            refuseHiding(pattern.status.hides() || request.statusOrDefault().hides(), manages);
            check(request, now);
            apply(pattern, request, now);
        }).call(patterns::flush).call(pattern -> record("false_positive_pattern_changed", pattern))
                .call(() -> releases.release(id, now)).chain(this::view);
    }

    private static void refuseHiding(boolean hides, boolean manages) {
        if (hides && !manages) {
            throw new Forbidden("Only an incident manager may say that a pattern hides alerts, or change one that does");
        }
    }

    private void check(FalsePositivePatternRequest request, Instant now) {
        boolean hides = request.statusOrDefault().hides();
        refuse(hides && (request.owner() == null || request.owner().isBlank()), "/owner", "A pattern that hides needs one");
        refuse(hides && request.expiresAt() == null, "/expiresAt", "A pattern that hides needs an end");
        refuse(request.expiresAt() != null
                && (!request.expiresAt().isAfter(now) || request.expiresAt().isAfter(now.plus(LONGEST))), "/expiresAt",
                "Must be ahead, by 366 days at most");
        refuse(request.identifiedAt() != null && request.identifiedAt().isAfter(now), "/identifiedAt", "Must not be ahead");
        conditions.of(request.pattern());
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }

    private void apply(FalsePositivePattern pattern, FalsePositivePatternRequest request, Instant now) {
        pattern.pattern = request.pattern();
        pattern.description = request.description();
        pattern.mitigationStrategy = request.mitigationStrategy();
        pattern.status = request.statusOrDefault();
        pattern.identifiedAt = requireNonNullElse(request.identifiedAt(), pattern.identifiedAt);
        pattern.ruleReference = request.ruleReference();
        pattern.sourceSystem = request.sourceSystem();
        pattern.sourceType = request.sourceType();
        pattern.owner = request.owner();
        pattern.reviewAt = request.reviewAt();
        pattern.expiresAt = request.expiresAt();
        pattern.sampleOneIn = request.sampleOneIn();
        pattern.maxSeverity = requireNonNullElse(request.maxSeverity(), Severity.HIGH);
        pattern.updatedAt = now;
        pattern.updatedBy = current.get().subject();
    }

    private Uni<FalsePositivePatternView> view(FalsePositivePattern pattern) {
        return hits.of(pattern.id).map(counted -> FalsePositivePatternView.of(pattern, counted, clock.instant()));
    }

    private Uni<Void> record(String action, FalsePositivePattern pattern) {
        return audit.record(action, SUBJECT, pattern.id, Map.of("status", pattern.status.wire, "pattern", pattern.pattern,
                "maxSeverity", pattern.maxSeverity.wire, "expiresAt", String.valueOf(pattern.expiresAt), "sampleOneIn",
                String.valueOf(pattern.sampleOneIn)));
    }
}
