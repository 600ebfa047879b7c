package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentDetails;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentStatus;
import io.harrier.incidents.incident.Move;
import io.harrier.incidents.incident.Opening;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.UndoneClosings;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.Caller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Conflict;
import io.smallrye.mutiny.Uni;

/** Starts, stops and aims the clocks as their incident lives. */
@ApplicationScoped
@Priority(IncidentListener.CLOCKS)
class SlaClocks implements IncidentListener {

    private final SlaClockRepository clocks;
    private final SlaPolicyRepository policies;
    private final SlaPolicySteps steps;
    private final CalendarRepository calendars;
    private final UndoneClosings undone;
    private final SlaNotices notices;
    private final Timeline timeline;
    private final Clock clock;
    private final Ids ids;

    SlaClocks(SlaClockRepository clocks, SlaPolicyRepository policies, SlaPolicySteps steps, CalendarRepository calendars,
            UndoneClosings undone, SlaNotices notices, Timeline timeline, Clock clock, Ids ids) {
        this.clocks = clocks;
        this.policies = policies;
        this.steps = steps;
        this.calendars = calendars;
        this.undone = undone;
        this.notices = notices;
        this.timeline = timeline;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        return start(incident, List.of(SlaGoal.values()), incident.reached.openedAt(), policy -> policy.start(incident));
    }

    @Override
    public Uni<Void> closing(Incident incident) {
        return sheet(incident.id).invoke(sheet -> {
            var live = sheet.live().stream().map(it -> it.goal.wire).toList();
            if (!live.isEmpty()) {
                throw new Conflict("Clocks still run: " + String.join(", ", live));
            }
        }).replaceWithVoid();
    }

    @Override
    public Uni<Void> moved(Incident incident, Move move) {
        return sheet(incident.id)
                .chain(sheet -> follow(incident, sheet, move.at()).chain(() -> runAgain(incident, sheet, move.at())));
    }

    @Override
    public Uni<Void> assigned(Incident incident, Person previous, String reason, Caller by) {
        return sheet(incident.id).chain(sheet -> follow(incident, sheet, clock.instant()));
    }

    /** What the merge cancelled goes on where it was, as if it had stood still since: a merge undone is no way out of a promise. */
    @Override
    public Uni<Void> unmerged(Incident incident, Incident from, String reason, Caller by) {
        var now = clock.instant();
        return undone.last(incident.id).chain(merge -> sheet(incident.id).chain(sheet -> {
            var again = sheet.clocks().stream().filter(it -> it.state == ClockState.CANCELLED)
                    .filter(it -> it.stoppedAt.equals(merge.closedAt()) && !sheet.hasLive(it.goal)).toList();
            again.forEach(it -> it.goOn("Merged into another incident", by.subject(), sheet.calendarOf(it), now));
            return again.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : notices.goneOn(incident, again).chain(() -> timeline.write(incident.id, TimelineEventType.MILESTONE,
                            EventSeverity.INFO, "SLA clocks go on after the merge", said(sheet), by));
        }));
    }

    /** What is not stopped is aimed anew from where it started; goals that were not promised before begin, those that are no more are cancelled. */
    @Override
    public Uni<Void> reclassified(Incident incident, Classification previous, String playbook, String reason, Caller by) {
        return sheet(incident.id).chain(sheet -> policies.choice(previous.severity(), previous.incidentType())
                .chain(before -> terms(incident).chain(after -> agreed(incident, sheet)
                        .allMatch(it -> after.choice().isSameAt(it, before))
                                ? Uni.createFrom().voidItem()
                                : recompute(incident, previous, sheet, after, by))));
    }

    private Uni<Void> recompute(Incident incident, Classification previous, ClockSheet sheet, SlaTerms terms, Caller by) {
        var now = clock.instant();
        var news = previous.severity() == incident.severity
                ? "type " + incident.incidentType.wire
                : "severity " + incident.severity.wire;
        return notices.breaches(incident, sheet.live(), now)
                .invoke(() -> sheet.live().forEach(it -> aim(it, incident, terms, now)))
                .chain(() -> start(incident, sheet.unpromised(), incident.reached.openedAt(), it -> it.start(incident)))
                .chain(() -> sheet(incident.id)).chain(fresh -> runAgain(incident, fresh, now))
                .chain(() -> sheet(incident.id))
                .chain(fresh -> timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO,
                        "SLA clocks recomputed for " + news, said(fresh), by));
    }

    /** When a promise was given: as the incident opened, or as the clock started after that. The policy valid then counts. */
    private static Instant agreed(Incident incident, SlaClock clock) {
        var opened = incident.reached.openedAt();
        return clock.startedAt.isAfter(opened) ? clock.startedAt : opened;
    }

    private static Stream<Instant> agreed(Incident incident, ClockSheet sheet) {
        return Stream.concat(Stream.of(incident.reached.openedAt()), sheet.live().stream().map(it -> agreed(incident, it)));
    }

    private Uni<SlaTerms> terms(Incident incident) {
        return policies.choice(incident.severity, incident.incidentType)
                .chain(choice -> calendars.named(choice.calendars()).chain(named -> steps.of(choice.policies())
                        .map(them -> new SlaTerms(choice, named, them))));
    }

    /** Clocks that started with the detection start with it again; what is breached already stays. */
    @Override
    public Uni<Void> described(Incident incident, IncidentDetails previous, Caller by) {
        if (previous.detectedAt().equals(incident.details.detectedAt())) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        return sheet(incident.id)
                .chain(sheet -> notices.breaches(incident, sheet.live(), now).chain(() -> terms(incident))
                        .map(terms -> terms.at(incident.reached.openedAt()))
                        .chain(policy -> restarted(incident, previous.detectedAt(), policy, sheet, now)
                                ? notices.breaches(incident, sheet.live(), now).chain(() -> timeline.write(incident.id,
                                        TimelineEventType.MILESTONE, EventSeverity.INFO,
                                        "SLA clocks recomputed for detection at " + incident.details.detectedAt(), said(sheet),
                                        by))
                                : Uni.createFrom().voidItem()));
    }

    /** Whether any has: one that started when the incident opened stays, unless both were one moment and the policy goes by the detection. */
    private static boolean restarted(Incident incident, Instant detectedAt, SlaPolicy policy, ClockSheet sheet, Instant now) {
        boolean byDetection = policy.startsAt == ClockStart.DETECTED || !detectedAt.equals(incident.reached.openedAt());
        var followed = sheet.live().stream().filter(it -> byDetection && it.startedAt.equals(detectedAt))
                .filter(it -> it.restart(incident.details.detectedAt(), sheet.calendarOf(it), now)).toList();
        return !followed.isEmpty();
    }

    /** What began with the incident begins where its policy wants it; what began later, after a reopening, then. */
    private static void aim(SlaClock clock, Incident incident, SlaTerms terms, Instant now) {
        var policy = terms.at(agreed(incident, clock));
        if (policy.minutes(clock.goal) == null) {
            clock.cancel(now);
            return;
        }
        boolean first = !clock.startedAt.isAfter(incident.reached.openedAt())
                || clock.startedAt.equals(incident.details.detectedAt());
        clock.retarget(terms.promise(policy, clock.goal), first ? policy.start(incident) : clock.startedAt, now);
    }

    private static String said(ClockSheet sheet) {
        var live = sheet.live().stream().map(it -> it.goal.wire + (it.dueAt == null ? " paused" : " due " + it.dueAt))
                .collect(Collectors.joining(", "));
        return live.isEmpty() ? "No clock runs" : live;
    }

    private Uni<Void> follow(Incident incident, ClockSheet sheet, Instant now) {
        var reached = sheet.live().stream().filter(it -> ClockSheet.isReached(it.goal, incident)).toList();
        if (!ClockSheet.isVoid(incident)) {
            // Its deadline may have passed before it was paused, which a clock that stands still does not say.
            reached.forEach(it -> it.resume(sheet.calendarOf(it), now));
        }
        return notices.breaches(incident, sheet.live(), now).invoke(() -> {
            if (ClockSheet.isVoid(incident)) {
                sheet.live().forEach(it -> it.cancel(now));
            }
            reached.forEach(it -> it.stop(sheet.calendarOf(it), now));
        });
    }

    /** An incident under investigation has a clock to its resolution: reopened, or taken back from remediated, it gets a new one. */
    private Uni<Void> runAgain(Incident incident, ClockSheet sheet, Instant now) {
        if (incident.status != IncidentStatus.INVESTIGATING || sheet.hasLive(SlaGoal.RESOLVE)) {
            return Uni.createFrom().voidItem();
        }
        return start(incident, List.of(SlaGoal.RESOLVE), now, policy -> now);
    }

    /** Starts what the policy valid at {@code agreed} promises; a goal that is reached already stops its clock at once. */
    private Uni<Void> start(Incident incident, List<SlaGoal> goals, Instant agreed, Function<SlaPolicy, Instant> from) {
        return clocks.flush().chain(() -> terms(incident)).map(terms -> {
            var policy = terms.at(agreed);
            return goals.stream().filter(goal -> policy.minutes(goal) != null)
                    .map(goal -> started(incident, goal, terms.promise(policy, goal), from.apply(policy))).toList();
        }).chain(clocks::addAll)
                .chain(() -> sheet(incident.id)).chain(sheet -> follow(incident, sheet, clock.instant()));
    }

    private SlaClock started(Incident incident, SlaGoal goal, Promise promise, Instant from) {
        var started = SlaClock.start(ids.next(), incident.id, goal, promise, from);
        started.arrivedOwned = goal == SlaGoal.ACKNOWLEDGE
                && incident.reached.openedAt().equals(incident.reached.acknowledgedAt());
        return started;
    }

    /** The incident's clocks, held until the transaction ends. */
    Uni<ClockSheet> sheet(UUID incident) {
        return clocks.locked(incident).chain(all -> calendars.named(all.stream().map(it -> it.calendarId).toList())
                .map(named -> new ClockSheet(all, named)));
    }
}
