package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What incidents do to the alerts they were opened from. */
@ApplicationScoped
@TenantTransaction
public class IncidentLinks {

    private final AlertRepository alerts;
    private final HeldLinks held;
    private final AlertIncidents incidents;
    private final AlertHistory history;
    private final Observables observables;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    IncidentLinks(AlertRepository alerts, HeldLinks held, AlertIncidents incidents, AlertHistory history,
            Observables observables, Outbox outbox,
            Audit audit, CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.held = held;
        this.incidents = incidents;
        this.history = history;
        this.observables = observables;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** The incident of an escalation is there: its alerts point to it. */
    public Uni<Void> link(UUID escalation, UUID incident, String reference) {
        return alerts.lockByEscalation(escalation).call(found -> incidents.join(found, incident))
                .chain(found -> each(found, alert -> join(alert, incident, reference)));
    }

    /** Somebody put these alerts into an incident. One that waits for the incident of its own escalation goes on to that. */
    public Uni<Void> link(List<UUID> ids, UUID incident, String reference) {
        return alerts.lockAll(ids).call(found -> incidents.join(found, incident))
                .call(found -> each(found, alert -> alert.awaitsItsIncident()
                        ? Uni.createFrom().voidItem()
                        : joinUnlessKept(alert, incident, reference)))
                .chain(found -> observables.byAlert(found.stream().map(alert -> alert.id).toList())
                        .chain(all -> each(found, alert -> outbox.announce(AlertAnnouncements.JOINED, alert.id,
                                AlertAnnouncements.joined(alert.id, incident, all.getOrDefault(alert.id, List.of()),
                                        clock.instant())))));
    }

    /** Somebody took these alerts out of an incident: they are in the queue again. */
    public Uni<Void> unlink(List<UUID> ids, UUID incident) {
        return alerts.lockAll(ids).call(found -> incidents.leave(found, incident, clock.instant()))
                .chain(found -> each(found, alert -> {
                    if (!incident.equals(alert.incidentId)) {
                        return held.drop(alert.id, incident);
                    }
                    return held.release(alert.id)
                            .chain(next -> next == null ? incidents.another(alert.id, incident) : Uni.createFrom().item(next))
                            .chain(next -> next == null ? leave(alert) : join(alert, next.incidentId(), next.reference));
                }));
    }

    /** From a restricted incident it goes only to one that shows it to nobody else; any other waits until that one lets it go. */
    private Uni<Void> joinUnlessKept(SecurityAlert alert, UUID incident, String reference) {
        if (alert.incidentId == null) {
            return held.forget(alert.id).chain(() -> join(alert, incident, reference));
        }
        return held.keeps(alert.incidentId, incident).chain(kept -> kept
                ? held.hold(alert.id, incident, reference, clock.instant())
                : join(alert, incident, reference));
    }

    /** No incident takes the alerts of this escalation: they are their owners' again, with the reason. */
    public Uni<Void> refused(UUID escalation, UUID incident, String reason) {
        return alerts.lockByEscalation(escalation).chain(found -> each(found, alert -> {
            if (alert.status != AlertStatus.ESCALATED || !alert.awaitsItsIncident()) {
                return Uni.createFrom().voidItem();
            }
            alert.comeBack(clock.instant());
            alert.updatedAt = clock.instant();
            return history
                    .write(alert, AlertEventType.ESCALATION,
                            event -> event.of(incident).change(escalation.toString(), null).note(reason))
                    .chain(() -> history.write(alert, AlertEventType.STATUS_CHANGE,
                            event -> event.change(AlertStatus.ESCALATED.wire, alert.status.wire)))
                    .chain(() -> audit.record("alert_escalation_refused", "alert", alert.id,
                            Map.of("escalationId", escalation, "reason", reason)))
                    .chain(alerts::flush)
                    .chain(() -> alert.assignedTo == null
                            ? Uni.createFrom().voidItem()
                            : outbox.announce(AlertAnnouncements.ASSIGNED, alert.id, AlertAnnouncements.assigned(alert)));
        }));
    }

    private Uni<Void> leave(SecurityAlert alert) {
        String reference = alert.incidentReference;
        alert.leave();
        alert.updatedAt = clock.instant();
        return history.write(alert, AlertEventType.ESCALATION, event -> event.change(reference, null)).replaceWithVoid();
    }

    private Uni<Void> join(SecurityAlert alert, UUID incident, String reference) {
        alert.join(incident, reference, clock.instant());
        alert.updatedAt = clock.instant();
        return history.write(alert, AlertEventType.ESCALATION, event -> event.change(null, reference)).replaceWithVoid();
    }

    /** The incident ended: so do its alerts. */
    public Uni<Void> close(UUID incident, Outcome outcome, String notes) {
        return alerts.lockByIncident(incident).chain(found -> close(found, incident, outcome, notes));
    }

    /**
     * The incident ended in another one, which has its alerts now. That these moved is told on the other's partition, maybe before: they
     * end either way, in the one or already in the other, and moving what has ended does not open it again.
     */
    public Uni<Void> closeMerged(UUID incident, UUID into, List<UUID> ids, Outcome outcome, String notes) {
        return alerts.lockByIncidents(incident, into, ids).chain(found -> close(found, incident, outcome, notes));
    }

    /**
     * The merge is undone. These alerts are the incident's again, or wait until the other one lets them go: those that had ended with the
     * merge go on.
     */
    public Uni<Void> unmerge(UUID incident, UUID from, List<UUID> ids, String notes) {
        return alerts.lockByIncidents(incident, from, ids)
                .chain(found -> each(found, alert -> alert.status != AlertStatus.RESOLVED
                        || alert.outcome != Outcome.DUPLICATE || alert.merging != null
                                ? Uni.createFrom().voidItem()
                                : held.waits(alert.id, incident).chain(waits -> waits || incident.equals(alert.incidentId)
                                        ? goOn(alert, incident, notes)
                                        : Uni.createFrom().voidItem())));
    }

    private Uni<Void> goOn(SecurityAlert alert, UUID incident, String notes) {
        alert.goOn();
        alert.updatedAt = clock.instant();
        return history.write(alert, AlertEventType.STATUS_CHANGE, event -> event
                .change(AlertStatus.RESOLVED.wire, AlertStatus.ESCALATED.wire).note(notes))
                .chain(() -> audit.record("alert_reopened", "alert", alert.id, Map.of("incidentId", incident)));
    }

    private Uni<Void> close(List<SecurityAlert> found, UUID incident, Outcome outcome, String notes) {
        return each(found, alert -> {
            if (alert.status != AlertStatus.ESCALATED) {
                return Uni.createFrom().voidItem();
            }
            var now = clock.instant();
            alert.close(outcome, notes, current.get(), now);
            alert.updatedAt = now;
            return history.write(alert, AlertEventType.STATUS_CHANGE, event -> event
                    .change(AlertStatus.ESCALATED.wire, AlertStatus.RESOLVED.wire).note(notes))
                    .chain(() -> audit.record("alert_resolved", "alert", alert.id, Map.of("incidentId", incident)))
                    .chain(alerts::flush)
                    .chain(() -> outbox.announce(AlertAnnouncements.RESOLVED, alert.id,
                            AlertAnnouncements.resolved(alert, current.get())));
        });
    }

    private static Uni<Void> each(List<SecurityAlert> found, Function<SecurityAlert, Uni<Void>> what) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (SecurityAlert alert : found) {
            all = all.chain(() -> what.apply(alert));
        }
        return all;
    }
}
