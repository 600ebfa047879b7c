package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Released;
import io.harrier.alerts.alert.AlertAnnouncements.Who;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Gives alerts back to the queue that their owners no longer work on. */
@ApplicationScoped
@TenantTransaction
public class AlertReleases {

    private final AlertRepository alerts;
    private final AlertSteps steps;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    AlertReleases(AlertRepository alerts, AlertSteps steps, AlertHistory history, Outbox outbox, Audit audit, Clock clock) {
        this.alerts = alerts;
        this.steps = steps;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Releases what these people hold since before an instant, unless they keep it for now.
     *
     * @return how many, at most {@code atMost}
     */
    public Uni<Integer> release(Collection<String> people, Instant since, Instant now, String reason, int atMost) {
        if (people.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return alerts.lockHeld(people, since, now, atMost).call(found -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (SecurityAlert alert : found) {
                all = all.chain(() -> release(alert, reason));
            }
            return all;
        }).map(found -> found.size());
    }

    private Uni<Void> release(SecurityAlert alert, String reason) {
        String before = alert.holder();
        var owner = Who.of(alert.assignedTo, alert.assignedToName);
        var status = alert.status;
        alert.release();
        steps.touch(alert);
        return history.write(alert, AlertEventType.ASSIGNMENT, event -> event.change(before, null).note(reason))
                .chain(() -> steps.moved(alert, status, reason))
                .chain(() -> audit.record("alert_released", AlertSteps.ALERT, alert.id,
                        Map.of("from", String.valueOf(before), "reason", reason)))
                .chain(alerts::flush).chain(() -> outbox.announce(AlertAnnouncements.RELEASED, alert.id,
                        new Released(alert.id, alert.version, owner, reason, clock.instant())));
    }
}
