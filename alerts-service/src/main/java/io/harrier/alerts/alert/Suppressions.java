package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Looks anew at suppressed alerts: what hid them may have ended, something else may hide them still. */
@ApplicationScoped
@TenantTransaction
public class Suppressions {

    /** Says what hides an alert now. */
    public interface Judge {

        /** Null where nothing does. */
        Hold hold(SecurityAlert alert, List<Observable> observables, Instant now);
    }

    private final AlertRepository alerts;
    private final Observables observables;
    private final AlertHistory history;
    private final Surfacing surfacing;
    private final Clock clock;

    Suppressions(AlertRepository alerts, Observables observables, AlertHistory history, Surfacing surfacing, Clock clock) {
        this.alerts = alerts;
        this.observables = observables;
        this.history = history;
        this.surfacing = surfacing;
        this.clock = clock;
    }

    /** Those of these that are suppressed and that nobody else is at; the others come due again. */
    public Uni<Void> reconsider(List<UUID> ids, Judge judge) {
        return alerts.lockFreeSuppressed(ids)
                .chain(found -> observables.byAlert(found.stream().map(it -> it.id).toList())
                        .chain(seen -> reconsider(found, seen, judge)));
    }

    private Uni<Void> reconsider(List<SecurityAlert> found, Map<UUID, List<Observable>> seen, Judge judge) {
        var now = clock.instant();
        var shown = new ArrayList<SecurityAlert>();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (SecurityAlert alert : found) {
            if (alert.suppression.kind == SuppressionKind.DEFERRAL) {
                all = all.chain(() -> deferred(alert, now));
            } else if (alert.suppression.kind != SuppressionKind.PROCESSING_RULE) {
                var known = seen.getOrDefault(alert.id, List.of());
                var hold = judge.hold(alert, known.subList(0, Math.min(EventSpace.MOST_ITEMS, known.size())), now);
                if (hold == null) {
                    shown.add(alert);
                } else {
                    all = all.chain(() -> hide(alert, hold, now));
                }
            }
        }
        return all.chain(() -> surfacing.surface(shown, seen, "expired", "Nothing hides it any more"));
    }

    private Uni<Void> deferred(SecurityAlert alert, Instant now) {
        if (alert.suppression.until.isAfter(now)) {
            alert.suppression.dueAt = alert.suppression.until;
            return Uni.createFrom().voidItem();
        }
        return surfacing.surface(alert, "expired", alert.suppression.reason);
    }

    private Uni<Void> hide(SecurityAlert alert, Hold hold, Instant now) {
        boolean same = alert.suppression.isBy(hold);
        var since = alert.suppression.since;
        alert.hide(hold, now);
        alert.suppression.since = same ? since : now;
        alert.updatedAt = now;
        return same
                ? Uni.createFrom().voidItem()
                : history.write(alert, AlertEventType.STATUS_CHANGE, event -> event
                        .change(AlertStatus.SUPPRESSED.wire, AlertStatus.SUPPRESSED.wire).note(hold.reason()))
                        .replaceWithVoid();
    }
}
