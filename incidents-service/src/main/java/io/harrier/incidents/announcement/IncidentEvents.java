package io.harrier.incidents.announcement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.alertlink.AlertLinks;
import io.harrier.incidents.alertlink.LinkListener;
import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentDetails;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentStep;
import io.harrier.incidents.incident.IncidentView;
import io.harrier.incidents.incident.Move;
import io.harrier.incidents.incident.Opening;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.watch.WatcherRepository;
import io.harrier.platform.access.Caller;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Tells the other services what happens to incidents. */
@Singleton
@Priority(IncidentListener.ANNOUNCEMENTS)
public class IncidentEvents implements IncidentListener, LinkListener {

    private static final EventType OPENED = type("opened");
    private static final EventType STATUS_CHANGED = type("status_changed");
    private static final EventType CLOSED = type("closed");
    private static final EventType REOPENED = type("reopened");
    private static final EventType DESCRIBED = type("described");
    private static final EventType RECLASSIFIED = type("reclassified");
    private static final EventType ASSIGNED = type("assigned");
    private static final EventType ACCESS_CHANGED = type("access_changed");
    private static final EventType ALERTS_LINKED = type("alerts_linked");
    private static final EventType ALERTS_UNLINKED = type("alerts_unlinked");
    private static final EventType PRIMARY_ALERT_CHANGED = type("primary_alert_changed");
    private static final EventType INVESTIGATION_CHANGED = type("investigation_changed");
    private static final EventType MERGED = type("merged");
    private static final EventType UNMERGED = type("unmerged");
    private static final EventType RELATED = type("related");
    private static final EventType SLA_AT_RISK = type("sla_at_risk");
    private static final EventType SLA_BREACHED = type("sla_breached");
    private static final EventType SLA_ESCALATED = type("sla_escalated");

    private final Outbox outbox;
    private final AlertLinks alerts;
    private final IncidentMembers members;
    private final WatcherRepository watchers;

    IncidentEvents(Outbox outbox, AlertLinks alerts, IncidentMembers members, WatcherRepository watchers) {
        this.outbox = outbox;
        this.alerts = alerts;
        this.members = members;
        this.watchers = watchers;
    }

    @Override
    public Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        return announce(OPENED, incident, it -> new Payloads.Opened(it, opening.escalationId(), opening.alertIds(),
                opening.primaryAlertId(), it.truncated()));
    }

    /** Ending and reopening are announced besides the change of status that they are. */
    @Override
    public Uni<Void> moved(Incident incident, Move move) {
        if (!move.changesStatus()) {
            return Uni.createFrom().voidItem();
        }
        var actor = Actor.of(move.by());
        var reason = Cut.text(move.reason());
        var changed = announce(STATUS_CHANGED, incident,
                it -> new Payloads.StatusChanged(it, move.from(), move.to(), reason, actor, it.truncated()));
        if (!move.to().isLive()) {
            return changed.chain(() -> announce(CLOSED, incident,
                    it -> new Payloads.Closed(it, it.closureReason(), actor, it.truncated())));
        }
        if (move.step() == IncidentStep.REOPENING) {
            return changed
                    .chain(() -> announce(REOPENED, incident, it -> new Payloads.Reopened(it, reason, actor, it.truncated())));
        }
        return changed;
    }

    @Override
    public Uni<Void> described(Incident incident, IncidentDetails previous, Caller by) {
        var changed = incident.details.differencesTo(previous);
        return announce(DESCRIBED, incident, it -> new Described(it, changed, Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> reclassified(Incident incident, Classification previous, String playbook, String reason, Caller by) {
        return announce(RECLASSIFIED, incident, it -> new Payloads.Reclassified(it, previous, incident.classification(),
                Payloads.PlaybookChange.of(playbook, incident.playbook), reason, Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> assigned(Incident incident, Person previous, String reason, Caller by) {
        return announce(ASSIGNED, incident, it -> new Payloads.Assigned(it, previous, Actor.of(by), reason, it.truncated()));
    }

    @Override
    public Uni<Void> managed(Incident incident, Person previous, String reason, Caller by) {
        return announce(ASSIGNED, incident,
                it -> new Payloads.Assigned(it, incident.owner, Actor.of(by), reason, it.truncated()));
    }

    @Override
    public Uni<Void> givenToTeam(Incident incident, String previous, String reason, Caller by) {
        return announce(ASSIGNED, incident,
                it -> new Payloads.Assigned(it, incident.owner, Actor.of(by), reason, it.truncated()));
    }

    @Override
    public Uni<Void> accessChanged(Incident incident, Caller by) {
        return announce(ACCESS_CHANGED, incident, it -> new Payloads.AccessChanged(it, Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> linked(Incident incident, List<UUID> linked, UUID escalationId, Caller by) {
        return announce(ALERTS_LINKED, incident,
                it -> new Payloads.Alerts(it, linked, escalationId, Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> unlinked(Incident incident, List<UUID> unlinked, Caller by) {
        return announce(ALERTS_UNLINKED, incident,
                it -> new Payloads.Alerts(it, unlinked, null, Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> primaryChanged(Incident incident, UUID previous, Caller by) {
        return announce(PRIMARY_ALERT_CHANGED, incident,
                it -> new Payloads.PrimaryAlertChanged(it, previous, Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> merged(Incident incident, Incident into, Caller by) {
        return announce(MERGED, incident,
                it -> new Payloads.Merged(it, Payloads.Named.of(into), Actor.of(by), it.truncated()));
    }

    @Override
    public Uni<Void> unmerged(Incident incident, Incident from, String reason, Caller by) {
        return announce(UNMERGED, incident, it -> new Payloads.Unmerged(it, Payloads.Named.of(from), Cut.text(reason),
                Actor.of(by), it.truncated()));
    }

    /** What two incidents are to each other. */
    @RegisterForReflection
    public record Relation(UUID id, String kind, UUID from, UUID to) {
    }

    /**
     * Told of each of the two.
     *
     * @param standing whether they are that to each other, or no longer
     */
    public Uni<Void> related(Incident incident, Relation relation, boolean standing, String reason, Caller by) {
        return announce(RELATED, incident,
                it -> new Payloads.Related(it, relation, standing, Cut.text(reason), Actor.of(by), it.truncated()));
    }

    /**
     * Clocks that are at risk, and clocks that are breached: at the deadline, whenever it was noticed. However many, what is told of them is
     * read at once; who sees an incident is asked for the restricted ones alone.
     */
    public Uni<Void> slaNoticed(List<ClockNews> atRisk, List<ClockNews> breached) {
        var incidents = Stream.concat(atRisk.stream(), breached.stream())
                .collect(Collectors.toMap(it -> it.incident().id, ClockNews::incident, (one, same) -> one));
        return alerts.ids(incidents.keySet()).chain(ids -> watchers.of(incidents.keySet())
                .chain(watching -> Multi.createFrom().iterable(incidents.values()).onItem()
                        .transformToUniAndConcatenate(it -> members.whoSee(it).map(Optional::ofNullable)
                                .map(them -> snapshot(it, ids, them.orElse(null), watching)))
                        .collect().asMap(IncidentSnapshot::id)))
                .chain(known -> announceAll(SLA_AT_RISK, atRisk, known)
                        .chain(() -> announceAll(SLA_BREACHED, breached, known)));
    }

    /** Something was done about a clock that is at risk or breached. */
    public Uni<Void> slaEscalated(ClockNews news, ClockEscalation step) {
        return announce(SLA_ESCALATED, news.incident(),
                it -> new Payloads.SlaEscalated(it, Payloads.Clock.of(news), step, it.truncated()));
    }

    private Uni<Void> announceAll(EventType type, List<ClockNews> news, Map<UUID, IncidentSnapshot> known) {
        return outbox.announceAll(type, news.stream().map(it -> {
            var snapshot = known.get(it.incident().id);
            return new Outbox.Announcement(snapshot.id(),
                    new Payloads.Sla(snapshot, Payloads.Clock.of(it), snapshot.truncated()));
        }).toList());
    }

    private static IncidentSnapshot snapshot(Incident incident, Map<UUID, List<UUID>> alerts, List<String> members,
            Map<UUID, List<String>> watchers) {
        return IncidentSnapshot.of(IncidentView.whole(incident), alerts.getOrDefault(incident.id, List.of()), members,
                watchers.getOrDefault(incident.id, List.of()));
    }

    /** @param change what was done to the activity, as a noun */
    public Uni<Void> investigationChanged(Incident incident, ActivitySnapshot activity, String change, Caller by) {
        return announce(INVESTIGATION_CHANGED, incident,
                it -> new Payloads.InvestigationChanged(it, activity, change, Actor.of(by), it.truncated()));
    }

    Uni<Void> announce(EventType type, Incident incident, Function<IncidentSnapshot, Object> payload) {
        return alerts.ids(incident.id).chain(ids -> members.whoSee(incident).chain(them -> watchers.of(incident.id)
                .chain(watching -> outbox.announce(type, incident.id,
                        payload.apply(IncidentSnapshot.of(IncidentView.whole(incident), ids, them, watching))))));
    }

    static EventType type(String verb) {
        return EventType.of("incidents", "incident." + verb);
    }
}
