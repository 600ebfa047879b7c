package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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

    private static final int BATCH = 50;
    private static final String SHIFT = "shift_ended";
    private static final String OVERTIME = "overtime_ended";

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
     * What was done at once.
     *
     * @param released how many alerts
     * @param more whether there is more than a batch, or somebody is just at some
     */
    public record Round(int released, boolean more) {
    }

    /**
     * Releases what these people hold since before an instant, unless they keep it for now. It waits for nobody: who works on an alert
     * may wait for another of these.
     */
    public Uni<Round> release(Collection<String> people, Instant since, Instant now) {
        return people.isEmpty()
                ? Uni.createFrom().item(new Round(0, false))
                : alerts.held(people, since, now, BATCH).chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(new Round(0, false))
                        : alerts.lockFreeHeld(ids, people, since, now)
                                .call(found -> each(found, alert -> release(alert, SHIFT)))
                                .map(found -> new Round(found.size(), ids.size() == BATCH || found.size() < ids.size())));
    }

    /** Releases those of these that their owners kept until now; those of people who are there again are simply theirs. */
    public Uni<Void> endOvertime(List<UUID> ids, Set<String> there, Instant now) {
        return alerts.lockFreeKept(ids, now).chain(found -> each(found, alert -> {
            if (!there.contains(alert.assignedTo)) {
                return release(alert, OVERTIME);
            }
            alert.keptUntil = null;
            steps.touch(alert);
            return Uni.createFrom().voidItem();
        }));
    }

    private static Uni<Void> each(List<SecurityAlert> found, Function<SecurityAlert, Uni<Void>> what) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (SecurityAlert alert : found) {
            all = all.chain(() -> what.apply(alert));
        }
        return all;
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
