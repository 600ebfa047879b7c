package io.harrier.alerts.alert;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Actor;
import io.harrier.alerts.alert.AlertAnnouncements.Escalated;
import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Hands one or several alerts over to incident response: {@code alert.escalated}, of which one incident is opened, or which one that is there takes. */
@ApplicationScoped
@TenantTransaction
public class EscalationService {

    private static final int LONGEST_TEXT = 4000;
    private static final int ID_BYTES = 40;

    private final AlertRepository alerts;
    private final KnownIncidents incidents;
    private final Observables observables;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;
    private final Ids ids;

    EscalationService(AlertRepository alerts, KnownIncidents incidents, Observables observables, AlertHistory history,
            Outbox outbox, Audit audit,
            CurrentCaller current, Clock clock, Ids ids) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.observables = observables;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<AlertView> escalate(UUID primary, IfMatch match, AlertRequests.Escalation request) {
        var wanted = Stream.concat(Stream.of(primary), request.others().stream()).distinct().toList();
        return lock(wanted, request).chain(locked -> {
            var first = pick(locked.alerts(), primary);
            request.others().forEach(id -> pick(locked.alerts(), id));
            IfMatch.check(match, first.version);
            var now = clock.instant();
            var escalation = ids.next();
            locked.alerts().forEach(alert -> escalate(alert, escalation, now, alert != first));
            return hand(escalation, first, locked, request, now).map(ignored -> AlertView.of(first, now));
        });
    }

    /**
     * Escalates those of these alerts that can be to one incident; the first of them, in the order given, is its primary.
     *
     * @param versions of those that must not have changed
     * @return what keeps the others from it, by their ids
     */
    public Uni<Map<UUID, ProblemException>> escalateAll(List<UUID> wanted, Map<UUID, Long> versions,
            AlertRequests.Escalation request) {
        return lock(wanted, request).chain(locked -> {
            var now = clock.instant();
            var escalation = ids.next();
            var refused = new HashMap<UUID, ProblemException>();
            var escalated = new ArrayList<SecurityAlert>();
            for (UUID id : wanted) {
                try {
                    var alert = pick(locked.alerts(), id);
                    IfMatch.check(new IfMatch(versions.get(id)), alert.version);
                    escalate(alert, escalation, now, true);
                    escalated.add(alert);
                } catch (ProblemException refusal) {
                    refused.put(id, refusal);
                }
            }
            return escalated.isEmpty()
                    ? Uni.createFrom().item(refused)
                    : hand(escalation, escalated.get(0), new Locked(escalated, locked.incident()), request, now)
                            .map(ignored -> refused);
        });
    }

    private record Locked(List<SecurityAlert> alerts, KnownIncident incident) {
    }

    private Uni<Locked> lock(List<UUID> wanted, AlertRequests.Escalation request) {
        Uni<KnownIncident> incident = request.incidentId() == null
                ? Uni.createFrom().nullItem()
                : incidents.live(request.incidentId());
        return incident.chain(known -> alerts.lockAll(wanted).map(found -> new Locked(found, known)));
    }

    private Uni<Void> hand(UUID escalation, SecurityAlert first, Locked locked, AlertRequests.Escalation request,
            Instant now) {
        var found = locked.alerts();
        var wanted = found.stream().map(alert -> alert.id).toList();
        String to = locked.incident() == null ? escalation.toString() : locked.incident().reference();
        return record(found, escalation, to, locked.incident(), request.reason()).chain(alerts::flush)
                .chain(() -> observables.of(wanted, EventSpace.MOST_ITEMS + 1))
                .chain(seen -> outbox.announce(AlertAnnouncements.ESCALATED, first.id,
                        event(escalation, first, found, seen, request, now)));
    }

    private void escalate(SecurityAlert alert, UUID escalation, Instant now, boolean claimOpen) {
        if (claimOpen && alert.status == AlertStatus.OPEN) {
            alert.claim(current.get(), now);
        }
        alert.escalate(escalation, current.get(), now);
        alert.updatedAt = now;
        alert.updatedBy = current.get().subject();
    }

    /** With an incident that is there, what is said of going there is hidden as that is. */
    private Uni<Void> record(List<SecurityAlert> found, UUID escalation, String to, KnownIncident incident, String reason) {
        return history.write(found, AlertEventType.ESCALATION,
                event -> (incident == null ? event : event.of(incident.id())).change(null, to).note(reason))
                .chain(alerts::flush)
                .chain(() -> audit.record("alert_escalated", "alert", found.stream().map(alert -> alert.id).toList(),
                        Map.of("escalationId", escalation)));
    }

    private Escalated event(UUID escalation, SecurityAlert first, List<SecurityAlert> all, List<Observable> seen,
            AlertRequests.Escalation request, Instant now) {
        var worst = all.stream().map(alert -> alert.severity).min(Comparator.naturalOrder()).orElseThrow();
        var systems = new TreeSet<String>();
        all.forEach(alert -> systems.addAll(List.of(alert.affectedSystems)));
        var detected = all.stream().map(alert -> alert.firstSeenAt).min(Comparator.naturalOrder()).orElseThrow();
        String title = requireNonNullElse(request.title(), first.title);
        var space = new EventSpace().reserve(1024 + ID_BYTES * all.size(), title);
        String description = space.text(request.description() != null ? request.description() : first.description,
                LONGEST_TEXT);
        String reason = space.text(request.reason(), LONGEST_TEXT);
        var shown = space.list(systems.stream().map(it -> space.item(it, EventSpace.LONGEST_SYSTEM)).distinct().toList(), 0.5,
                EventSpace::bytes);
        var known = space.list(seen, 1, it -> EventSpace.bytes(it.value()));
        return new Escalated(escalation, all.stream().map(alert -> alert.id).toList(), first.id, Actor.of(current.get()), title,
                description, requireNonNullElse(request.incidentType(), IncidentType.OTHER),
                requireNonNullElse(request.severity(), worst), detected, null, shown, known, reason, now,
                request.incidentId(), space.truncated());
    }

    private static SecurityAlert pick(List<SecurityAlert> found, UUID id) {
        return found.stream().filter(alert -> alert.id.equals(id)).findFirst().orElseThrow(() -> new NotFound("alert", id));
    }
}
