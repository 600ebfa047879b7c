package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What belongs to an alert and is kept beside it asks here for the alert, for the word of its owner, and for its history. */
@ApplicationScoped
@TenantTransaction
public class AlertWork {

    private final AlertRepository alerts;
    private final AlertHistory history;
    private final CurrentCaller current;
    private final Clock clock;

    AlertWork(AlertRepository alerts, AlertHistory history, CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.history = history;
        this.current = current;
        this.clock = clock;
    }

    public Uni<SecurityAlert> get(UUID id) {
        return alerts.get(id);
    }

    /** Locks an alert for a write that changes something of it, whoever holds it. */
    public Uni<SecurityAlert> change(UUID id, IfMatch match) {
        return alerts.lock(id).invoke(alert -> {
            IfMatch.check(match, alert.version);
            alert.updatedAt = clock.instant();
            alert.updatedBy = current.get().subject();
        });
    }

    /**
     * Locks an alert for a write that only who works on it may do; it renews the lease.
     *
     * @param step the sub-resource that is written, as the alert's state names it
     */
    public Uni<SecurityAlert> work(UUID id, IfMatch match, String step) {
        return change(id, match).invoke(alert -> {
            if (!alert.status.allows(step)) {
                throw new IllegalMove(step, alert.status.wire, alert.status.steps());
            }
            alert.requireOwner(current.get(), clock.instant());
        });
    }

    /** Writes the history of an alert, and the alert, so that its version is the new one. */
    public Uni<Void> tell(SecurityAlert alert, AlertEventType type, String from, String to, String note) {
        return history.write(alert, type, event -> event.change(from, to).note(note)).chain(alerts::flush);
    }
}
