package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Puts alerts off to another time, and takes them back. */
@ApplicationScoped
@TenantTransaction
class DeferralService {

    private static final Duration LONGEST = Duration.ofDays(90);

    private final AlertRepository alerts;
    private final AlertHistory history;
    private final Surfacing surfacing;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    DeferralService(AlertRepository alerts, AlertHistory history, Surfacing surfacing, Outbox outbox, Audit audit,
            CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.history = history;
        this.surfacing = surfacing;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    Uni<AlertView> defer(UUID id, IfMatch match, AlertRequests.Deferral request) {
        var now = clock.instant();
        if (!request.until().isAfter(now) || request.until().isAfter(now.plus(LONGEST))) {
            throw new RuleBroken("/until", "Must be ahead, by 90 days at most");
        }
        return alerts.lock(id).call(alert -> {
            IfMatch.check(match, alert.version);
            var from = alert.status;
            alert.defer(new Hold(SuppressionKind.DEFERRAL, null, request.reason(), request.until()), current.get(), now);
            touch(alert);
            return history
                    .write(alert, AlertEventType.STATUS_CHANGE,
                            event -> event.change(from.wire, alert.status.wire).note(request.reason()))
                    .chain(() -> audit.record("alert_deferred", "alert", id,
                            Map.of("from", from.wire, "until", request.until().toString(), "reason", request.reason())))
                    .chain(alerts::flush).chain(() -> outbox.announce(AlertAnnouncements.SUPPRESSED, id,
                            AlertAnnouncements.suppressed(alert, current.get())));
        }).map(alert -> AlertView.of(alert, now));
    }

    Uni<AlertView> resume(UUID id, IfMatch match) {
        return alerts.lock(id).call(alert -> {
            IfMatch.check(match, alert.version);
            alert.requireDeferred();
            touch(alert);
            return surfacing.surface(alert, "decision", null);
        }).map(alert -> AlertView.of(alert, clock.instant()));
    }

    private void touch(SecurityAlert alert) {
        alert.updatedAt = clock.instant();
        alert.updatedBy = current.get().subject();
    }
}
