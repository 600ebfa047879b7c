package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** What all steps of triage share: lock, check the version, move, keep the history, announce. */
@ApplicationScoped
class AlertSteps {

    static final String ALERT = "alert";

    private final AlertRepository alerts;
    private final AlertHistory history;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    AlertSteps(AlertRepository alerts, AlertHistory history, Audit audit, CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.history = history;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    Uni<AlertView> step(UUID id, IfMatch match, Function<SecurityAlert, Uni<Void>> move) {
        return step(id, match, move, alert -> Uni.createFrom().voidItem());
    }

    /** Locks, checks the version, moves, flushes so that the version is the new one, announces. */
    Uni<AlertView> step(UUID id, IfMatch match, Function<SecurityAlert, Uni<Void>> move,
            Function<SecurityAlert, Uni<Void>> announce) {
        return alerts.lock(id).invoke(alert -> {
            IfMatch.check(match, alert.version);
            touch(alert);
        }).call(move::apply).call(alerts::flush).call(announce::apply).map(alert -> AlertView.of(alert, clock.instant()));
    }

    /** Writes a change of status into history and audit; nothing where there is none. */
    Uni<Void> moved(SecurityAlert alert, AlertStatus from, String note) {
        if (alert.status == from) {
            return Uni.createFrom().voidItem();
        }
        return history
                .write(alert, AlertEventType.STATUS_CHANGE, event -> event.change(from.wire, alert.status.wire).note(note))
                .chain(() -> audit.record("alert_" + alert.status.wire, ALERT, alert.id, Map.of("from", from.wire)));
    }

    /** Any write of the owner renews the lease. */
    void renewLease(SecurityAlert alert) {
        if (alert.status.isHeld() && alert.isOwnedBy(current.get())) {
            alert.leaseUntil = clock.instant().plus(SecurityAlert.LEASE);
            touch(alert);
        }
    }

    /** The version moves with every change; so must the time by which clients ask for what changed. */
    void touch(SecurityAlert alert) {
        alert.updatedAt = clock.instant();
        alert.updatedBy = current.get().subject();
    }
}
