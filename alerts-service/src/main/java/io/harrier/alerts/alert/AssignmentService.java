package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertRequests.Assignee;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Whose an alert is: claimed under a lease, assigned, taken over, released. */
@ApplicationScoped
@TenantTransaction
public class AssignmentService {

    private final AlertSteps steps;
    private final AlertRepository alerts;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    AssignmentService(AlertSteps steps, AlertRepository alerts, AlertHistory history, Outbox outbox, Audit audit,
            CurrentCaller current, Clock clock) {
        this.steps = steps;
        this.alerts = alerts;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    public Uni<AlertView> claim(UUID id, IfMatch match) {
        return steps.step(id, match, this::claim);
    }

    /** Claims it within a step that goes on. */
    Uni<Void> claim(SecurityAlert alert) {
        String before = alert.holder();
        var status = alert.status;
        alert.claim(current.get(), clock.instant());
        return assigned(alert, before, null).call(() -> steps.moved(alert, status, null));
    }

    /**
     * Gives it to a person; to the caller it is a claim.
     *
     * @param to null for the caller
     * @param anyones whether the caller may give alerts to others, from whoever holds them
     */
    public Uni<AlertView> assign(UUID id, IfMatch match, Assignee to, String reason, boolean anyones) {
        if (to == null || to.subject().equals(current.get().subject())) {
            return claim(id, match);
        }
        if (!anyones) {
            throw new Forbidden("Only an incident manager assigns alerts to others");
        }
        return steps.step(id, match, alert -> {
            String before = alert.holder();
            var status = alert.status;
            boolean taken = alert.status.isHeld() && !alert.isClaimable(clock.instant())
                    && !to.subject().equals(alert.assignedTo);
            if (taken && (reason == null || reason.isBlank())) {
                throw new RuleBroken("/reason", "Must be there: it is " + before + "'s until " + alert.leaseUntil);
            }
            alert.assign(to.subject(), to.shown(), clock.instant());
            return assigned(alert, before, reason).call(() -> steps.moved(alert, status, null))
                    .call(() -> taken ? tookOver(id, before, reason) : Uni.createFrom().voidItem());
        });
    }

    Uni<AlertView> takeOver(UUID id, IfMatch match, String reason) {
        return steps.step(id, match, alert -> {
            String before = alert.holder();
            alert.takeOver(current.get(), clock.instant());
            return assigned(alert, before, reason).call(() -> tookOver(id, before, reason));
        });
    }

    private Uni<Void> tookOver(UUID id, String before, String reason) {
        return audit.record("alert_taken_over", AlertSteps.ALERT, id, Map.of("from", String.valueOf(before), "reason", reason));
    }

    /** @param anyones whether the caller may release what others hold */
    public Uni<AlertView> release(UUID id, IfMatch match, boolean anyones) {
        return steps.step(id, match, alert -> {
            if (alert.status.isHeld() && !alert.isOwnedBy(current.get()) && !anyones) {
                throw new Forbidden("Only its owner or an incident manager can release it");
            }
            String before = alert.holder();
            var status = alert.status;
            alert.release();
            return history.write(alert, AlertEventType.ASSIGNMENT, event -> event.change(before, null))
                    .call(() -> steps.moved(alert, status, null))
                    .chain(() -> audit.record("alert_released", AlertSteps.ALERT, id,
                            Map.of("from", String.valueOf(before))));
        });
    }

    Uni<Void> assigned(SecurityAlert alert, String before, String reason) {
        return history
                .write(alert, AlertEventType.ASSIGNMENT, event -> event.change(before, alert.holder()).note(reason))
                .chain(() -> audit.record("alert_assigned", AlertSteps.ALERT, alert.id,
                        Map.of("to", String.valueOf(alert.assignedTo))))
                .chain(() -> alerts.flush())
                .chain(() -> outbox.announce(AlertAnnouncements.ASSIGNED, alert.id, AlertAnnouncements.assigned(alert)));
    }
}
