package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.source.TenantSources;
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

/** Keeps for which sources canaries are sent. */
@ApplicationScoped
@TenantTransaction
class CanaryScheduleService {

    private static final String SUBJECT = "canary_schedule";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final CanaryScheduleRepository schedules;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    CanaryScheduleService(CanaryScheduleRepository schedules, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.schedules = schedules;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<CanaryScheduleView>> list(PageRequest page) {
        return schedules.list(page);
    }

    Uni<CanaryScheduleView> get(UUID id) {
        return schedules.get(id).map(CanaryScheduleView::of);
    }

    Uni<CanaryScheduleView> create(TenantSources sources, CanaryScheduleRequest request) {
        if (request.every().compareTo(SHORTEST) < 0 || request.every().compareTo(LONGEST) > 0) {
            throw new RuleBroken("/every", "Must be from " + SHORTEST + " to P1D");
        }
        var source = CanaryService.source(sources, request.source());
        var schedule = new CanarySchedule();
        schedule.id = ids.next();
        schedule.createdAt = clock.instant();
        schedule.createdBy = current.get().subject();
        schedule.updatedAt = schedule.createdAt;
        schedule.sourceId = source.id();
        schedule.everySeconds = request.every().toSeconds();
        schedule.limitSeconds = CanaryService.limit(request.limit(), "/limit").toSeconds();
        // One that is made for each must be possible: what is refused later nobody is there to correct.
        CanaryPayload.of(source, request.payload(), schedule.createdAt);
        schedule.payload = request.payload();
        schedule.nextAt = schedule.createdAt;
        return schedules.has(source.id()).invoke(known -> {
            if (known) {
                throw new Conflict("There is a schedule for the source " + source.name() + " already: delete that first");
            }
        }).chain(() -> schedules.persistAndFlush(schedule))
                .call(() -> audit.record("canary_schedule_created", SUBJECT, schedule.id,
                        Map.of("source", source.name(), "every", request.every().toString())))
                .replaceWith(() -> CanaryScheduleView.of(schedule));
    }

    Uni<Void> delete(UUID id, IfMatch match) {
        IfMatch.required(match);
        return schedules.lock(id).invoke(it -> IfMatch.check(match, it.version)).call(schedules::delete).call(schedules::flush)
                .call(it -> audit.record("canary_schedule_deleted", SUBJECT, id, Map.of("sourceId", it.sourceId.toString())))
                .replaceWithVoid();
    }
}
