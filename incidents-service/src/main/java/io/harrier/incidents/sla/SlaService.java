package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Shows the clocks of an incident, and lets people pause and resume them. */
@ApplicationScoped
@TenantTransaction
class SlaService {

    private final SlaClockRepository clocks;
    private final CalendarRepository calendars;
    private final SlaClocks running;
    private final SlaNotices notices;
    private final IncidentService incidents;
    private final Timeline timeline;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    SlaService(SlaClockRepository clocks, CalendarRepository calendars, SlaClocks running, SlaNotices notices,
            IncidentService incidents,
            Timeline timeline, CurrentCaller current, Audit audit, Clock clock) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.running = running;
        this.notices = notices;
        this.incidents = incidents;
        this.timeline = timeline;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<SlaView> get(UUID incident) {
        return incidents.visible(incident).chain(() -> clocks.of(incident))
                .chain(all -> calendars.named(all.stream().map(it -> it.calendarId).toList())
                        .map(named -> SlaView.of(incident, new ClockSheet(all, named), clock.instant())));
    }

    Uni<SlaView> pause(UUID incident, SlaPause request) {
        return change(incident, "pause", "paused", request, (sheet, it, now) -> it.pause(request.reason(),
                current.get().subject(), sheet.calendarOf(it), now));
    }

    Uni<SlaView> resume(UUID incident, SlaPause request) {
        return change(incident, "resumption", "resumed", request,
                (sheet, it, now) -> it.resume(sheet.calendarOf(it), now));
    }

    /** What is done to a clock, and when: once the incident is held, for what happened before it came first. */
    private interface Change {
        boolean of(ClockSheet sheet, SlaClock clock, Instant now);
    }

    private Uni<SlaView> change(UUID id, String step, String done, SlaPause request, Change change) {
        return incidents.locked(id).chain(incident -> running.sheet(id).chain(sheet -> {
            var now = clock.instant();
            return notices.breaches(incident, sheet.live(), now).chain(() -> {
                var changed = sheet.live().stream().filter(request::covers).filter(it -> change.of(sheet, it, now)).toList();
                if (changed.isEmpty()) {
                    throw new IllegalMove("sla/" + step, SlaState.of(sheet.clocks()).wire, legal(sheet));
                }
                return tell(incident, done, changed, request.reason()).replaceWith(() -> SlaView.of(id, sheet, now));
            });
        }));
    }

    private static List<String> legal(ClockSheet sheet) {
        if (sheet.live().stream().anyMatch(it -> it.state == ClockState.PAUSED)) {
            return List.of("sla/resumption");
        }
        return sheet.live().stream().anyMatch(it -> it.breachedAt == null) ? List.of("sla/pause") : List.of();
    }

    private Uni<Void> tell(Incident incident, String done, List<SlaClock> changed, String reason) {
        var goals = changed.stream().map(it -> it.goal.wire).collect(Collectors.joining(", "));
        return timeline
                .write(incident.id, TimelineEventType.DECISION, EventSeverity.INFO, "SLA clocks " + done + ": " + goals, reason,
                        current.get())
                .chain(() -> audit.record("incident_sla_" + done, "incident", incident.id,
                        Discretion.of(incident, Map.of("goals", goals, "reason", reason))));
    }
}
