package io.harrier.alerts.alert;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
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
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Hands one or several alerts over to incident response: {@code alert.escalated}, of which one incident is opened. */
@ApplicationScoped
@TenantTransaction
class EscalationService {

    private static final int LONGEST_TEXT = 4000;
    private static final int ID_BYTES = 40;

    private final AlertRepository alerts;
    private final Observables observables;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;
    private final Ids ids;

    EscalationService(AlertRepository alerts, Observables observables, AlertHistory history, Outbox outbox, Audit audit,
            CurrentCaller current, Clock clock, Ids ids) {
        this.alerts = alerts;
        this.observables = observables;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<AlertView> escalate(UUID primary, IfMatch match, AlertRequests.Escalation request) {
        var wanted = Stream.concat(Stream.of(primary), request.others().stream()).distinct().sorted().toList();
        var escalation = ids.next();
        var now = clock.instant();
        return alerts.lockAll(wanted).chain(found -> {
            var first = pick(found, primary);
            request.others().forEach(id -> pick(found, id));
            IfMatch.check(match, first.version);
            found.forEach(alert -> escalate(alert, escalation, now, alert != first));
            return record(found, escalation, request.reason()).chain(alerts::flush)
                    .chain(() -> observables.of(wanted, EventSpace.MOST_ITEMS + 1))
                    .chain(seen -> outbox.announce(AlertAnnouncements.ESCALATED, primary,
                            event(escalation, first, found, seen, request, now)))
                    .map(ignored -> AlertView.of(first, now));
        });
    }

    private void escalate(SecurityAlert alert, UUID escalation, Instant now, boolean claimOpen) {
        if (claimOpen && alert.status == AlertStatus.OPEN) {
            alert.claim(current.get(), now);
        }
        alert.escalate(escalation, current.get(), now);
        alert.updatedAt = now;
        alert.updatedBy = current.get().subject();
    }

    private Uni<Void> record(List<SecurityAlert> found, UUID escalation, String reason) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (SecurityAlert alert : found) {
            all = all.chain(() -> history.write(alert, AlertEventType.ESCALATION,
                    event -> event.change(null, escalation.toString()).note(reason)))
                    .chain(() -> audit.record("alert_escalated", "alert", alert.id, Map.of("escalationId", escalation)));
        }
        return all;
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
                requireNonNullElse(request.severity(), worst), detected, null, shown, known, reason, now, space.truncated());
    }

    private static SecurityAlert pick(List<SecurityAlert> found, UUID id) {
        return found.stream().filter(alert -> alert.id.equals(id)).findFirst().orElseThrow(() -> new NotFound("alert", id));
    }
}
