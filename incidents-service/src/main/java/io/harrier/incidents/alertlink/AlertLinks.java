package io.harrier.incidents.alertlink;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Opening;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** Which alerts an incident is made of: exactly one primary where there are any. */
@ApplicationScoped
@TenantTransaction
@Priority(IncidentListener.LINKS)
public class AlertLinks implements IncidentListener {

    private static final int MOST = 400;

    private final AlertLinkRepository links;
    private final IncidentService incidents;
    private final List<LinkListener> listeners;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    AlertLinks(AlertLinkRepository links, IncidentService incidents, @All List<LinkListener> listeners, CurrentCaller current,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.incidents = incidents;
        this.listeners = listeners;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who escalates alerts was shown them by their own service; who names them by hand may only guess their ids. */
    @Override
    public Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        var named = opening.escalationId() == null ? opening.alertIds() : List.<UUID>of();
        return shown(named, alert -> new RuleBroken("/alertIds", "There is no alert " + alert))
                .chain(() -> persist(incident, opening.alertIds(), opening.primaryAlertId(), null, opening.escalationId(), by));
    }

    /** The incident that lives on gets the alerts too; the other keeps its own, so that it shows what it was about. */
    @Override
    public Uni<Void> merged(Incident incident, Incident into, Caller by) {
        return links.of(incident.id).chain(theirs -> link(into, alertsOf(theirs), "/into", incident, by));
    }

    /** What came with the merge goes back. What was taken out of the other one since is no longer this one's either. */
    @Override
    public Uni<Void> unmerged(Incident incident, Incident from, String reason, Caller by) {
        return links.of(incident.id).chain(mine -> links.of(from.id).chain(theirs -> {
            var brought = alertsOf(theirs.stream().filter(link -> incident.id.equals(link.mergedFrom)).toList());
            var gone = alertsOf(mine).stream().filter(alert -> !alertsOf(theirs).contains(alert)).toList();
            var away = links.takeAway(mine, gone).chain(() -> left(incident, mine, gone));
            if (brought.isEmpty()) {
                return away;
            }
            from.touch(by, clock.instant());
            return away.chain(() -> links.takeAway(theirs, brought)).chain(() -> left(from, theirs, brought))
                    .chain(() -> tell(it -> it.unlinked(from, brought, by)))
                    .chain(() -> tell(it -> it.linked(incident, brought, null, by)))
                    .chain(() -> audit.record("incident_updated", "incident", from.id, Map.of("unlinked", brought)));
        }));
    }

    /** What these alerts brought goes with them, and what escalations did that have none left. */
    private Uni<Void> left(Incident incident, List<AlertLink> all, List<UUID> gone) {
        var origins = Stream.concat(gone.stream(), AlertLink.escalationsLeft(all, gone, incident.escalationId).stream())
                .toList();
        return gone.isEmpty() ? Uni.createFrom().voidItem() : tell(it -> it.left(incident, origins));
    }

    private static List<UUID> alertsOf(List<AlertLink> all) {
        return all.stream().map(AlertLink::alertId).toList();
    }

    /** The ids of an incident's alerts, the primary first. */
    public Uni<List<UUID>> ids(UUID incident) {
        return links.of(incident).map(AlertLinks::alertsOf);
    }

    /** The same of several incidents; one without alerts is not there. */
    public Uni<Map<UUID, List<UUID>>> ids(Collection<UUID> incidents) {
        return links.ids(incidents);
    }

    /**
     * An escalation brings its alerts to an incident that is there; those it has already are told of again, for whoever escalated them
     * waits to hear.
     *
     * @param alerts all of the escalation, its primary first: it stands for them where the incident has none yet
     */
    public Uni<Void> escalated(UUID id, UUID escalationId, List<UUID> alerts, Caller by) {
        return incidents.locked(id).chain(incident -> {
            if (!incident.status.isLive()) {
                throw new Conflict("Incident " + incident.reference() + " has ended (" + incident.status.wire + ")");
            }
            return links.of(id).chain(all -> {
                var known = all.stream().map(AlertLink::alertId).collect(Collectors.toSet());
                var fresh = alerts.stream().distinct().filter(alert -> !known.contains(alert)).toList();
                refuseTooMany("/alertIds", known.size() + fresh.size());
                incident.touch(by, clock.instant());
                return persist(incident, fresh, known.isEmpty() ? alerts.get(0) : null, null, escalationId, by)
                        .chain(() -> tell(it -> it.linked(incident, alerts, escalationId, by)))
                        .chain(() -> audit.record("incident_updated", "incident", id,
                                Map.of("linked", fresh, "escalationId", escalationId)));
            });
        });
    }

    Uni<AlertLinksView> list(UUID incident) {
        return incidents.visible(incident).chain(this::view);
    }

    Uni<AlertLinksView> add(UUID id, IfMatch version, LinkAlerts request) {
        return held(id, version, "alerts").chain(incident -> shown(request.alertIds(), alert -> new NotFound("alert", alert))
                .chain(() -> link(incident, request.alertIds(), "/alertIds", null, current.get()))
                .chain(() -> view(incident)));
    }

    /** The primary goes last: while there are others, one of them has to stand for them first. */
    Uni<AlertLinksView> remove(UUID id, UUID alert, IfMatch version) {
        return held(id, version, "alerts").chain(incident -> links.of(id).chain(all -> {
            var link = linked(all, alert);
            if (link.primary && all.size() > 1) {
                throw new RuleBroken("/alertId", "It is the primary alert: make another one primary first");
            }
            incident.touch(current.get(), clock.instant());
            return links.delete(link).chain(links::flush).chain(() -> left(incident, all, List.of(alert)))
                    .chain(() -> tell(it -> it.unlinked(incident, List.of(alert), current.get())))
                    .chain(() -> audit.record("incident_updated", "incident", id, Map.of("unlinked", alert)))
                    .chain(() -> view(incident));
        }));
    }

    Uni<AlertLinksView> makePrimary(UUID id, PrimaryAlert request, IfMatch version) {
        return held(id, version, "primary-alert").chain(incident -> links.of(id).chain(all -> {
            var next = linked(all, request.alertId());
            if (next.primary) {
                return view(incident);
            }
            var previous = all.get(0);
            incident.touch(current.get(), clock.instant());
            return links.makePrimary(previous, next)
                    .chain(() -> tell(it -> it.primaryChanged(incident, previous.alertId(), current.get())))
                    .chain(() -> audit.record("incident_updated", "incident", id, Map.of("primaryAlert", request.alertId())))
                    .chain(() -> view(incident));
        }));
    }

    private Uni<Void> shown(List<UUID> alerts, Function<UUID, RuntimeException> refusal) {
        return incidents.hiddenAlerts(alerts).invoke(hidden -> {
            if (!hidden.isEmpty()) {
                throw refusal.apply(hidden.get(0));
            }
        }).replaceWithVoid();
    }

    /**
     * @param pointer the field that asks for it
     * @param merged the incident that brings them; null where none does
     */
    private Uni<Void> link(Incident incident, List<UUID> alerts, String pointer, Incident merged, Caller by) {
        return links.of(incident.id).chain(all -> {
            var known = all.stream().map(AlertLink::alertId).collect(Collectors.toSet());
            var fresh = alerts.stream().distinct().filter(alert -> !known.contains(alert)).toList();
            if (fresh.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            refuseTooMany(pointer, known.size() + fresh.size());
            incident.touch(by, clock.instant());
            return persist(incident, fresh, known.isEmpty() ? fresh.get(0) : null, merged, null, by)
                    .chain(() -> tell(it -> it.linked(incident, fresh, null, by)))
                    .chain(() -> audit.record("incident_updated", "incident", incident.id, Map.of("linked", fresh)));
        });
    }

    private static void refuseTooMany(String pointer, int alerts) {
        if (alerts > MOST) {
            throw new RuleBroken(pointer, "An incident has at most " + MOST + " alerts; it would have " + alerts);
        }
    }

    private Uni<Void> persist(Incident incident, List<UUID> alerts, UUID primary, Incident merged, UUID escalation, Caller by) {
        var now = clock.instant();
        return links.addAll(alerts.stream().map(alert -> AlertLink.of(incident.id, alert, alert.equals(primary), by, now)
                .broughtBy(merged).ofEscalation(escalation)).toList());
    }

    private Uni<Incident> held(UUID id, IfMatch version, String step) {
        return incidents.locked(id).invoke(incident -> {
            IfMatch.check(version, incident.version);
            incident.liveOr(step);
        });
    }

    private static AlertLink linked(List<AlertLink> all, UUID alert) {
        return all.stream().filter(link -> link.alertId().equals(alert)).findFirst()
                .orElseThrow(() -> new NotFound("linked alert", alert));
    }

    private Uni<AlertLinksView> view(Incident incident) {
        return links.of(incident.id)
                .map(all -> new AlertLinksView(all.stream().map(AlertLinkView::of).toList(), incident.version));
    }

    private Uni<Void> tell(Function<LinkListener, Uni<Void>> news) {
        var told = Uni.createFrom().voidItem();
        for (var listener : listeners) {
            told = told.chain(() -> news.apply(listener));
        }
        return told;
    }
}
