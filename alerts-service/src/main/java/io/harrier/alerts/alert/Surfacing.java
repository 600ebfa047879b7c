package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.events.Outbox.Announcement;
import io.smallrye.mutiny.Uni;

/** Puts a suppressed alert, locked, in the queue, and tells of it: as of a new one where nobody was told of it yet. */
@ApplicationScoped
class Surfacing {

    private final AlertRepository alerts;
    private final Observables observables;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    Surfacing(AlertRepository alerts, Observables observables, AlertHistory history, Outbox outbox, Audit audit,
            CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.observables = observables;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** @param cause as {@code alert.reopened} names it: expired, severity_raised, decision */
    Uni<Void> surface(SecurityAlert alert, String cause, String reason) {
        alert.backToQueue();
        alert.updatedAt = clock.instant();
        return history
                .write(alert, AlertEventType.STATUS_CHANGE,
                        event -> event.change(AlertStatus.SUPPRESSED.wire, AlertStatus.OPEN.wire).note(reason))
                .chain(() -> audit.record("alert_surfaced", "alert", alert.id, Map.of("cause", cause)))
                .chain(() -> tell(alert, cause, reason));
    }

    /**
     * The same of many at once, without a statement for each.
     *
     * @param seen their observables
     */
    Uni<Void> surface(List<SecurityAlert> all, Map<UUID, List<Observable>> seen, String cause, String reason) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var told = all.stream().collect(Collectors.partitioningBy(it -> it.suppression.announced));
        all.forEach(alert -> {
            alert.backToQueue();
            alert.updatedAt = now;
            alert.suppression.announced = true;
        });
        return history
                .write(all, AlertEventType.STATUS_CHANGE,
                        event -> event.change(AlertStatus.SUPPRESSED.wire, AlertStatus.OPEN.wire).note(reason))
                .chain(() -> audit.record("alert_surfaced", "alert", all.stream().map(it -> it.id).toList(),
                        Map.of("cause", cause)))
                .chain(alerts::flush)
                .chain(() -> outbox.announceAll(AlertAnnouncements.OPENED,
                        told.get(false).stream().map(it -> new Announcement(it.id,
                                AlertAnnouncements.opened(it, first(seen.getOrDefault(it.id, List.of()))))).toList()))
                .chain(() -> outbox.announceAll(AlertAnnouncements.REOPENED,
                        told.get(true).stream().map(it -> new Announcement(it.id,
                                AlertAnnouncements.reopened(it, cause, null, reason, now))).toList()));
    }

    private static List<Observable> first(List<Observable> seen) {
        return seen.subList(0, Math.min(EventSpace.MOST_ITEMS + 1, seen.size()));
    }

    private Uni<Void> tell(SecurityAlert alert, String cause, String reason) {
        boolean isNew = !alert.suppression.announced;
        alert.suppression.announced = true;
        if (isNew) {
            return alerts.flush().chain(() -> observables.of(List.of(alert.id), EventSpace.MOST_ITEMS + 1)).chain(
                    seen -> outbox.announce(AlertAnnouncements.OPENED, alert.id, AlertAnnouncements.opened(alert, seen)));
        }
        var actor = cause.equals("decision") ? AlertAnnouncements.Actor.of(current.get()) : null;
        return alerts.flush().chain(() -> outbox.announce(AlertAnnouncements.REOPENED, alert.id,
                AlertAnnouncements.reopened(alert, cause, actor, reason, clock.instant())));
    }
}
