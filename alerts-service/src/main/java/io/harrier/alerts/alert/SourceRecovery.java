package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Resolves what the product itself has raised, when its cause is gone. What became an incident is for that to end. */
@ApplicationScoped
@TenantTransaction
public class SourceRecovery {

    private final AlertRepository alerts;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    SourceRecovery(AlertRepository alerts, AlertHistory history, Outbox outbox, Audit audit, CurrentCaller current,
            Clock clock) {
        this.alerts = alerts;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** Does nothing where there is none, or it is resolved or escalated already. */
    public Uni<Void> resolve(String sourceSystem, String sourceId, String notes) {
        return alerts.lockCurrent(sourceSystem, sourceId)
                .chain(alert -> alert == null || alert.status == AlertStatus.RESOLVED || alert.status == AlertStatus.ESCALATED
                        ? Uni.createFrom().voidItem()
                        : resolve(alert, notes));
    }

    private Uni<Void> resolve(SecurityAlert alert, String notes) {
        String from = alert.status.wire;
        var now = clock.instant();
        alert.close(Outcome.TRUE_POSITIVE_HANDLED, notes, current.get(), now);
        alert.updatedAt = now;
        return history
                .write(alert, AlertEventType.STATUS_CHANGE,
                        event -> event.change(from, AlertStatus.RESOLVED.wire).note(notes))
                .chain(() -> audit.record("alert_resolved", "alert", alert.id, Map.of("notes", notes)))
                .chain(alerts::flush)
                .chain(() -> outbox.announce(AlertAnnouncements.RESOLVED, alert.id,
                        AlertAnnouncements.resolved(alert, current.get())));
    }
}
