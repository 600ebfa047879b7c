package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.announcement.ClockEscalation;
import io.harrier.incidents.announcement.IncidentEvents;
import io.harrier.incidents.incident.AutomaticChanges;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Does what policies want done about clocks that are at risk or breached, each step once, and shows what was done. */
@ApplicationScoped
@TenantTransaction
class SlaEscalations {

    private static final Duration WHILE_PAUSED = Duration.ofMinutes(5);

    private final SlaEscalationRepository escalations;
    private final SlaClockRepository clocks;
    private final IncidentService incidents;
    private final IncidentMembers members;
    private final SlaRecipients recipients;
    private final AutomaticChanges changes;
    private final IncidentEvents events;
    private final Timeline timeline;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    SlaEscalations(SlaEscalationRepository escalations, SlaClockRepository clocks, IncidentService incidents,
            IncidentMembers members, SlaRecipients recipients, AutomaticChanges changes, IncidentEvents events,
            Timeline timeline, CurrentCaller current, Audit audit, Clock clock) {
        this.escalations = escalations;
        this.clocks = clocks;
        this.incidents = incidents;
        this.members = members;
        this.recipients = recipients;
        this.changes = changes;
        this.events = events;
        this.timeline = timeline;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Page<SlaEscalationView>> list(UUID incident, PageRequest page) {
        return incidents.visible(incident).chain(it -> escalations.list(incident, page))
                .map(rows -> Page.of(rows, page.limit, SlaEscalationView::of, escalations::after));
    }

    /**
     * Takes the steps of a clock that are due, in their order. The incident is held first: whoever comes second finds them taken. False where
     * somebody else holds it: nobody is waited for.
     */
    Uni<Boolean> take(UUID id) {
        return clocks.briefly().chain(() -> clocks.hold(List.of(id))).chain(held -> held.isEmpty()
                ? Uni.createFrom().item(false)
                : incidents.visible(held.get(id)).chain(incident -> take(incident, id)).replaceWith(true));
    }

    private Uni<Void> take(Incident held, UUID id) {
        return clocks.held(List.of(id)).chain(found -> escalations.due(id, clock.instant())
                .chain(due -> Multi.createFrom().iterable(due).onItem()
                        .transformToUniAndConcatenate(it -> take(held, found.get(0), it)).collect().asList()))
                .replaceWithVoid();
    }

    private Uni<Void> take(Incident incident, SlaClock of, SlaEscalation it) {
        var now = clock.instant();
        if (of.state == ClockState.PAUSED) {
            it.lookAt = now.plus(WHILE_PAUSED);
            return Uni.createFrom().voidItem();
        }
        var moot = it.moot(of);
        if (moot.isPresent()) {
            it.end(SlaEscalationState.DROPPED, moot.get(), now);
            return Uni.createFrom().voidItem();
        }
        return members.whoSeeForGood(incident).chain(them -> them != null && hides(it, Set.copyOf(them))
                ? dropped(it, now)
                : told(incident, it).chain(people -> act(incident, it, people).chain(outcome -> {
                    it.end(SlaEscalationState.DONE, outcome, now);
                    return tell(incident, of, it, people);
                })));
    }

    /** Whoever owns an incident sees it for good: no configuration makes somebody see a restricted one, or for longer. */
    private static boolean hides(SlaEscalation it, Set<String> fromAllBut) {
        return it.action == SlaAction.REASSIGN && !fromAllBut.contains(it.person.subject());
    }

    private static Uni<Void> dropped(SlaEscalation it, Instant now) {
        it.end(SlaEscalationState.DROPPED, "The incident is restricted, and hidden from " + it.person.shown(), now);
        return Uni.createFrom().voidItem();
    }

    /** Whom a step tells. */
    private Uni<List<Person>> told(Incident incident, SlaEscalation it) {
        return it.action == SlaAction.NOTIFY_ROLE ? recipients.of(incident, it.role) : Uni.createFrom().item(List.of());
    }

    /** Answers what was done, in words. */
    private Uni<String> act(Incident incident, SlaEscalation it, List<Person> people) {
        var reason = "SLA " + it.goal.wire + " " + it.notice.wire.replace('_', ' ');
        return switch (it.action) {
            case NOTIFY_ROLE -> Uni.createFrom().item("Told " + it.role + named(people));
            case REASSIGN -> incident.owner != null && incident.owner.subject().equals(it.person.subject())
                    ? Uni.createFrom().item(it.person.shown() + " had it already")
                    : changes.reassign(incident, it.person, reason).replaceWith("Given to " + it.person.shown());
            case RAISE_PRIORITY -> raise(incident, it, reason);
        };
    }

    private static String named(List<Person> people) {
        return people.isEmpty() ? "" : people.stream().map(Person::shown).collect(Collectors.joining(", ", ": ", ""));
    }

    private Uni<String> raise(Incident incident, SlaEscalation it, String reason) {
        var next = it.priority == null ? incident.priority.next() : it.priority;
        return next.compareTo(incident.priority) >= 0
                ? Uni.createFrom().item("Its priority was " + incident.priority.wire + " already")
                : changes.prioritize(incident, next, reason).replaceWith(() -> "Priority raised to " + next.wire);
    }

    private Uni<Void> tell(Incident incident, SlaClock of, SlaEscalation it, List<Person> people) {
        var weight = it.notice == ClockNotice.BREACHED ? EventSeverity.HIGH : EventSeverity.MEDIUM;
        return timeline.write(incident.id, TimelineEventType.ESCALATION, weight, "SLA escalation: " + it.goal.wire,
                it.outcome + ", step " + it.position + " of what is done when it is " + it.notice.wire.replace('_', ' '),
                current.get())
                .chain(() -> events.slaEscalated(SlaNotices.news(incident, of), event(incident, of, it, people)))
                .chain(() -> audit.record("incident_sla_escalated", "incident", incident.id,
                        Map.of("clock", of.id, "goal", it.goal, "on", it.notice, "step", it.position, "action", it.action,
                                "outcome", it.outcome)));
    }

    private static ClockEscalation event(Incident incident, SlaClock of, SlaEscalation it, List<Person> people) {
        var person = it.person == null ? null : new Person(it.person.subject(), it.person.shown());
        Priority priority = it.action == SlaAction.RAISE_PRIORITY ? incident.priority : null;
        return new ClockEscalation(it.notice.wire, it.position, it.action.wire, it.role,
                it.action == SlaAction.NOTIFY_ROLE ? people : null, person, priority, SlaNotices.said(of, it.notice));
    }
}
