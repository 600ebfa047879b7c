package io.harrier.alerts.suppression;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.suppression.HitRepository.Hits;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Makes silences and ends them. */
@ApplicationScoped
@TenantTransaction
class SilenceService {

    private static final String SUBJECT = "silence";
    private static final long MOST = 200;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final SilenceRepository silences;
    private final HitRepository hits;
    private final ReleaseRepository releases;
    private final Conditions conditions;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    SilenceService(SilenceRepository silences, HitRepository hits, ReleaseRepository releases, Conditions conditions,
            Audit audit,
            CurrentCaller current, Ids ids, Clock clock) {
        this.silences = silences;
        this.hits = hits;
        this.releases = releases;
        this.conditions = conditions;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<SilenceView>> list(SilenceStatus status, PageRequest page) {
        var now = clock.instant();
        return silences.list(status, page, now).chain(found -> hits.of(found.items().stream().map(it -> it.id).toList())
                .map(counted -> new Page<>(found.items().stream()
                        .map(it -> SilenceView.of(it, counted.getOrDefault(it.id, Hits.NONE), now)).toList(),
                        found.nextCursor())));
    }

    Uni<SilenceView> get(UUID id) {
        return silences.get(id).chain(this::view);
    }

    /** @param manages whether the caller may hide critical alerts */
    Uni<SilenceView> create(SilenceRequest request, boolean manages) {
        var now = clock.instant();
        check(request, now);
        SeverityLimit.check(request.maxSeverity(), manages);
        var silence = new Silence();
        silence.id = ids.next();
        silence.createdAt = now;
        silence.createdBy = current.get().subject();
        silence.createdByName = current.get().name();
        silence.updatedAt = now;
        silence.updatedBy = silence.createdBy;
        silence.matchers = request.all();
        silence.condition = request.condition();
        silence.maxSeverity = requireNonNullElse(request.maxSeverity(), Severity.HIGH);
        silence.reason = request.reason();
        silence.startsAt = requireNonNullElse(request.startsAt(), now);
        silence.endsAt = request.endsAt();
        return silences.live(now).invoke(live -> {
            if (live >= MOST) {
                throw new Conflict("There are " + MOST + " silences already: end those that are of no use");
            }
        }).chain(() -> silences.persistAndFlush(silence)).call(() -> record("silence_created", silence)).chain(this::view);
    }

    Uni<SilenceView> end(UUID id, IfMatch match) {
        return silences.lock(id).invoke(silence -> {
            IfMatch.check(match, silence.version);
            silence.end(current.get(), clock.instant());
        }).call(silences::flush).call(silence -> record("silence_ended", silence))
                .call(silence -> releases.release(id, silence.endedAt)).chain(this::view);
    }

    private void check(SilenceRequest request, Instant now) {
        var starts = requireNonNullElse(request.startsAt(), now);
        refuse(!request.endsAt().isAfter(now) || !request.endsAt().isAfter(starts), "/endsAt",
                "Must be ahead, and after its start");
        refuse(request.endsAt().isAfter(starts.plus(LONGEST)), "/endsAt", "Must be within 366 days of its start");
        refuse(request.all().isEmpty() && request.condition() == null, "/matchers", "A matcher or a condition is needed");
        var compiled = conditions.of(request.all(), request.condition());
        refuse(request.condition() == null && compiled.matches(AlertValues.none()), "/matchers",
                "At least one must ask for something that an alert has");
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }

    private Uni<SilenceView> view(Silence silence) {
        return hits.of(silence.id).map(counted -> SilenceView.of(silence, counted, clock.instant()));
    }

    private Uni<Void> record(String action, Silence silence) {
        return audit.record(action, SUBJECT, silence.id, Map.of("startsAt", silence.startsAt.toString(), "endsAt",
                silence.endsAt.toString(), "maxSeverity", silence.maxSeverity.wire, "reason", silence.reason));
    }
}
