package io.harrier.alerts.ingest;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.source.SourcePolicy;
import io.harrier.alerts.source.TenantSources;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Sends canaries, and shows how far they came. */
@ApplicationScoped
@TenantTransaction
class CanaryService {

    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final CanaryRepository canaries;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    CanaryService(CanaryRepository canaries, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.canaries = canaries;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<CanaryView>> list(CanaryStatus status, PageRequest page) {
        return canaries.list(status, page);
    }

    Uni<CanaryView> get(UUID id) {
        return canaries.get(id).map(CanaryView::of);
    }

    /** @param read whether the tenant's topic is there to be read */
    Uni<CanaryView> send(TenantSources sources, boolean read, CanaryRequest request) {
        var limit = limit(request.limit(), "/limit");
        var source = source(sources, request.source());
        var caller = current.get();
        var canary = new Canary();
        canary.id = ids.next();
        canary.sentAt = clock.instant();
        canary.createdAt = canary.sentAt;
        canary.updatedAt = canary.sentAt;
        canary.dueAt = canary.sentAt.plus(limit);
        canary.lookAt = canary.dueAt;
        canary.source = request.source();
        canary.sourceId = source == null ? null : source.id();
        canary.sentBy = caller.subject();
        canary.sentByName = caller.name();
        String payload = CanaryPayload.of(source, request.payload(), canary.sentAt);
        if (read) {
            canary.record = payload;
            canary.sendAt = canary.sentAt;
        } else {
            canary.reason = CanarySchedules.NO_TOPIC;
        }
        return canaries.persistAndFlush(canary)
                .chain(() -> audit.record("canary_sent", "canary", canary.id,
                        Map.of("source", requireNonNullElse(canary.source, ""))))
                .replaceWith(() -> CanaryView.of(canary));
    }

    /** @throws RuleBroken where it is out of bounds */
    static Duration limit(Duration asked, String pointer) {
        var limit = requireNonNullElse(asked, USUAL);
        if (limit.compareTo(SHORTEST) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new RuleBroken(pointer, "Must be from " + SHORTEST + " to " + LONGEST);
        }
        return limit;
    }

    /** @throws RuleBroken where the tenant knows no such source */
    static SourcePolicy source(TenantSources sources, String name) {
        var source = sources.named(name);
        if (name != null && source == null) {
            throw new RuleBroken("/source", "There is no such source");
        }
        return source;
    }
}
