package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.alerts.alert.AlertRequests.Change;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What analysts do with one alert. Each step locks it, moves it, writes its history and audit, and announces it. */
@ApplicationScoped
@TenantTransaction
class TriageService {

    private static final String ALERT = "alert";

    private final AlertRepository alerts;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Clock clock;

    TriageService(AlertRepository alerts, AlertHistory history, Outbox outbox, Audit audit, MergePatch patches,
            CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.patches = patches;
        this.current = current;
        this.clock = clock;
    }

    Uni<AlertView> get(UUID id) {
        return alerts.get(id).map(alert -> AlertView.of(alert, clock.instant()));
    }

    Uni<Page<AlertEventView>> history(UUID id, PageRequest page) {
        return alerts.get(id).chain(() -> history.list(id, page));
    }

    Uni<AlertEventView> event(UUID id, UUID event) {
        return history.require(id, event).map(AlertEventView::of);
    }

    Uni<AlertView> claim(UUID id, IfMatch match) {
        return step(id, match, alert -> {
            String before = alert.holder();
            var status = alert.status;
            alert.claim(current.get(), clock.instant());
            return assigned(alert, before, null).call(() -> moved(alert, status, null));
        });
    }

    Uni<AlertView> takeOver(UUID id, IfMatch match, String reason) {
        return step(id, match, alert -> {
            String before = alert.holder();
            alert.takeOver(current.get(), clock.instant());
            return assigned(alert, before, reason)
                    .call(() -> audit.record("alert_taken_over", ALERT, id,
                            Map.of("from", String.valueOf(before), "reason", reason)));
        });
    }

    /** @param anyones whether the caller may release what others hold */
    Uni<AlertView> release(UUID id, IfMatch match, boolean anyones) {
        return step(id, match, alert -> {
            if (alert.status.isHeld() && !alert.isOwnedBy(current.get()) && !anyones) {
                throw new Forbidden("Only its owner or an incident manager can release it");
            }
            String before = alert.holder();
            var status = alert.status;
            alert.release();
            return history.write(alert, AlertEventType.ASSIGNMENT, event -> event.change(before, null))
                    .call(() -> moved(alert, status, null))
                    .chain(() -> audit.record("alert_released", ALERT, id, Map.of("from", String.valueOf(before))));
        });
    }

    Uni<AlertView> investigate(UUID id, IfMatch match) {
        return step(id, match, alert -> {
            var status = alert.status;
            alert.investigate(current.get(), clock.instant());
            return moved(alert, status, null);
        });
    }

    Uni<AlertEventView> comment(UUID id, String text) {
        return alerts.lock(id).invoke(this::renewLease)
                .chain(alert -> history.write(alert, AlertEventType.COMMENT, event -> event.note(text)))
                .call(() -> audit.record("alert_commented", ALERT, id, Map.of()))
                .map(AlertEventView::of);
    }

    Uni<AlertView> resolve(UUID id, IfMatch match, AlertRequests.Resolution how) {
        return step(id, match, alert -> {
            var status = alert.status;
            alert.resolve(how.outcome(), how.notes(), current.get(), clock.instant());
            return moved(alert, status, how.notes());
        }, alert -> outbox.announce(AlertAnnouncements.RESOLVED, id, AlertAnnouncements.resolved(alert, current.get())));
    }

    Uni<AlertView> reopen(UUID id, IfMatch match, String reason) {
        return step(id, match, alert -> {
            var status = alert.status;
            String left = alert.incidentReference;
            alert.reopen();
            return history.write(alert, AlertEventType.REOPENED, event -> event.note(reason))
                    .chain(() -> left == null
                            ? Uni.createFrom().nullItem()
                            : history.write(alert, AlertEventType.ESCALATION, event -> event.change(left, null)))
                    .chain(() -> moved(alert, status, reason));
        }, alert -> outbox.announce(AlertAnnouncements.REOPENED, id,
                AlertAnnouncements.reopened(alert, current.get(), reason, clock.instant())));
    }

    /** Changes what the analyst may say of an alert that nobody else holds; null takes the analyst's severity back. */
    Uni<AlertView> change(UUID id, IfMatch match, ObjectNode patch) {
        return step(id, IfMatch.required(match), alert -> {
            alert.requireChangeable(current.get(), clock.instant());
            var before = Change.of(alert);
            var after = patches.apply(before, patch, Change.class);
            var detail = Map.of("severity", change(before.severity(), after.severity()),
                    "classification", change(before.classification(), after.classification()));
            if (patch.has("severity")) {
                alert.judge(after.severity());
            }
            alert.classification = after.classification();
            renewLease(alert);
            return history.write(alert, AlertEventType.ENRICHMENT, event -> event.note(detail.toString()))
                    .chain(() -> audit.record("alert_changed", ALERT, id, detail));
        });
    }

    private static String change(Object from, Object to) {
        return word(from) + " → " + word(to);
    }

    private static String word(Object value) {
        return value instanceof Severity severity ? severity.wire : String.valueOf(value);
    }

    private Uni<Void> assigned(SecurityAlert alert, String before, String reason) {
        return history
                .write(alert, AlertEventType.ASSIGNMENT, event -> event.change(before, alert.holder()).note(reason))
                .chain(() -> audit.record("alert_assigned", ALERT, alert.id, Map.of("to", String.valueOf(alert.assignedTo))))
                .chain(() -> alerts.flush())
                .chain(() -> outbox.announce(AlertAnnouncements.ASSIGNED, alert.id, AlertAnnouncements.assigned(alert)));
    }

    private Uni<Void> moved(SecurityAlert alert, AlertStatus from, String note) {
        if (alert.status == from) {
            return Uni.createFrom().voidItem();
        }
        return history
                .write(alert, AlertEventType.STATUS_CHANGE, event -> event.change(from.wire, alert.status.wire).note(note))
                .chain(() -> audit.record("alert_" + alert.status.wire, ALERT, alert.id, Map.of("from", from.wire)));
    }

    private void renewLease(SecurityAlert alert) {
        if (alert.status.isHeld() && alert.isOwnedBy(current.get())) {
            alert.leaseUntil = clock.instant().plus(SecurityAlert.LEASE);
            touch(alert);
        }
    }

    /** The version moves with every change; so must the time by which clients ask for what changed. */
    private void touch(SecurityAlert alert) {
        alert.updatedAt = clock.instant();
        alert.updatedBy = current.get().subject();
    }

    private Uni<AlertView> step(UUID id, IfMatch match, Function<SecurityAlert, Uni<Void>> move) {
        return step(id, match, move, alert -> Uni.createFrom().voidItem());
    }

    /** Locks, checks the version, moves, flushes so that the version is the new one, announces. */
    private Uni<AlertView> step(UUID id, IfMatch match, Function<SecurityAlert, Uni<Void>> move,
            Function<SecurityAlert, Uni<Void>> announce) {
        return alerts.lock(id).invoke(alert -> {
            IfMatch.check(match, alert.version);
            touch(alert);
        }).call(move::apply).call(alerts::flush).call(announce::apply).map(alert -> AlertView.of(alert, clock.instant()));
    }
}
