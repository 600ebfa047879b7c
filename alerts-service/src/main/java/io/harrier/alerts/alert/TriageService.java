package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

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
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What analysts do with one alert; whose it is is {@link AssignmentService}'s. */
@ApplicationScoped
@TenantTransaction
public class TriageService {

    private final AlertSteps steps;
    private final AssignmentService assignments;
    private final AlertRepository alerts;
    private final MergeRepository merges;
    private final AlertHistory history;
    private final Surfacing surfacing;
    private final Outbox outbox;
    private final Audit audit;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Clock clock;

    TriageService(AlertSteps steps, AssignmentService assignments, AlertRepository alerts, MergeRepository merges,
            AlertHistory history, Surfacing surfacing, Outbox outbox, Audit audit, MergePatch patches, CurrentCaller current,
            Clock clock) {
        this.steps = steps;
        this.assignments = assignments;
        this.merges = merges;
        this.alerts = alerts;
        this.history = history;
        this.surfacing = surfacing;
        this.outbox = outbox;
        this.audit = audit;
        this.patches = patches;
        this.current = current;
        this.clock = clock;
    }

    /** The alert with what is merged into it. */
    Uni<AlertView> get(UUID id) {
        return alerts.get(id)
                .chain(alert -> merges.of(id).map(merged -> AlertView.of(alert, merged, clock.instant())));
    }

    public Uni<AlertView> shown(UUID id) {
        return alerts.get(id).map(alert -> AlertView.of(alert, clock.instant()));
    }

    Uni<Page<AlertEventView>> history(UUID id, PageRequest page) {
        return alerts.get(id).chain(() -> history.list(id, page));
    }

    Uni<AlertEventView> event(UUID id, UUID event) {
        return alerts.get(id).chain(() -> history.require(id, event)).map(AlertEventView::of);
    }

    Uni<AlertView> investigate(UUID id, IfMatch match) {
        return steps.step(id, match, alert -> {
            var status = alert.status;
            alert.investigate(current.get(), clock.instant());
            return steps.moved(alert, status, null);
        });
    }

    /** @param mentions whom it speaks to; null for nobody */
    public Uni<AlertEventView> comment(UUID id, String text, Mentions mentions) {
        return alerts.lock(id).invoke(steps::renewLease)
                .chain(alert -> history.write(alert, AlertEventType.COMMENT, event -> event.note(text).mentions(mentions)))
                .call(() -> audit.record("alert_commented", AlertSteps.ALERT, id, Map.of()))
                .call(alerts::flush).map(AlertEventView::of);
    }

    Uni<AlertView> resolve(UUID id, IfMatch match, AlertRequests.Resolution how) {
        return resolve(id, match, how, false);
    }

    /** @param claiming whether one that is nobody's is claimed first, as who resolves many at once would */
    public Uni<AlertView> resolve(UUID id, IfMatch match, AlertRequests.Resolution how, boolean claiming) {
        return steps.step(id, match, alert -> {
            boolean free = claiming && alert.status == AlertStatus.OPEN;
            return (free ? assignments.claim(alert) : Uni.createFrom().voidItem()).chain(() -> resolve(alert, how));
        }, alert -> outbox.announce(AlertAnnouncements.RESOLVED, id, AlertAnnouncements.resolved(alert, current.get())));
    }

    private Uni<Void> resolve(SecurityAlert alert, AlertRequests.Resolution how) {
        var status = alert.status;
        alert.resolve(how.outcome(), how.notes(), current.get(), clock.instant());
        return steps.moved(alert, status, how.notes());
    }

    Uni<AlertView> reopen(UUID id, IfMatch match, String reason) {
        return steps.step(id, match, alert -> {
            var status = alert.status;
            String left = alert.incidentReference;
            alert.reopen();
            return history.write(alert, AlertEventType.REOPENED, event -> event.note(reason))
                    .chain(() -> left == null
                            ? Uni.createFrom().nullItem()
                            : history.write(alert, AlertEventType.ESCALATION, event -> event.change(left, null)))
                    .chain(() -> steps.moved(alert, status, reason));
        }, alert -> outbox.announce(AlertAnnouncements.REOPENED, id,
                AlertAnnouncements.reopened(alert, current.get(), reason, clock.instant())));
    }

    /** Changes what the analyst may say of an alert that nobody else holds; null takes the analyst's severity back. */
    public Uni<AlertView> change(UUID id, IfMatch match, ObjectNode patch) {
        return steps.step(id, IfMatch.required(match), alert -> {
            alert.requireChangeable(current.get(), clock.instant());
            var before = Change.of(alert);
            var severity = alert.severity;
            var after = patches.apply(before, patch, Change.class);
            var detail = Map.of("severity", change(before.severity(), after.severity()),
                    "classification", change(before.classification(), after.classification()));
            if (patch.has("severity")) {
                alert.judge(after.severity());
            }
            alert.classification = after.classification();
            steps.renewLease(alert);
            boolean hidesWorse = alert.status == AlertStatus.SUPPRESSED && alert.severity.isWorseThan(severity);
            return history.write(alert, AlertEventType.ENRICHMENT, event -> event.note(detail.toString()))
                    .chain(() -> audit.record("alert_changed", AlertSteps.ALERT, id, detail))
                    .chain(() -> hidesWorse ? surfacing.surface(alert, "severity_raised", null) : Uni.createFrom().voidItem());
        });
    }

    private static String change(Object from, Object to) {
        return word(from) + " → " + word(to);
    }

    private static String word(Object value) {
        return value instanceof Severity severity ? severity.wire : String.valueOf(value);
    }
}
