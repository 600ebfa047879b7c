package io.harrier.alerts.suppression;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.Outcome;
import io.harrier.alerts.alert.PastAlerts;
import io.harrier.alerts.alert.PastAlerts.Past;
import io.harrier.alerts.alert.SecurityAlert;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SuppressionKind;
import io.harrier.alerts.expression.AlertExpressions.Condition;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.suppression.SuppressionPreview.Hidden;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.platform.work.Beside;
import io.smallrye.mutiny.Uni;

/**
 * Says what a silence or pattern would have hidden, by trying it on the latest alerts: a page at a time beside the event loop, until
 * all of the days asked for, the most alerts or the most time is used up.
 */
@ApplicationScoped
@TenantTransaction
class SuppressionPreviews {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;
    private static final int SHOWN = 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Conditions conditions;
    private final PastAlerts past;
    private final Beside beside;
    private final Ids ids;
    private final Clock clock;

    SuppressionPreviews(Conditions conditions, PastAlerts past, Beside beside, Ids ids, Clock clock) {
        this.conditions = conditions;
        this.past = past;
        this.beside = beside;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<SuppressionPreview> of(PreviewRequests.OfSilence request) {
        if (request.all().isEmpty() && request.condition() == null) {
            throw new RuleBroken("/matchers", "A matcher or a condition is needed");
        }
        return of(rule(conditions.of(request.all(), request.condition()), request.maxSeverity(), 0), request.days());
    }

    Uni<SuppressionPreview> of(PreviewRequests.OfPattern request) {
        var condition = Conditions.within(request.sourceSystem(),
                request.sourceType() == null ? null : request.sourceType().wire, conditions.of(request.pattern()));
        return of(rule(condition, request.maxSeverity(), requireNonNullElse(request.sampleOneIn(), 0)), request.days());
    }

    private Rule rule(Condition condition, Severity worst, int sampleOneIn) {
        return new Rule(SuppressionKind.PATTERN, ids.next(), "", requireNonNullElse(worst, Severity.HIGH), true, sampleOneIn,
                now -> Instant.MAX, condition);
    }

    private Uni<SuppressionPreview> of(Rule rule, int days) {
        var now = clock.instant();
        return next(new Trial(rule), null, now.minus(Duration.ofDays(days)), now.plus(LONGEST));
    }

    private Uni<SuppressionPreview> next(Trial trial, UUID before, Instant since, Instant deadline) {
        return past.before(before, since, PAGE)
                .chain(page -> beside.run(() -> trial.look(page)))
                .chain(page -> {
                    boolean complete = page.size() < PAGE;
                    return complete || trial.examined >= MOST || clock.instant().isAfter(deadline)
                            ? Uni.createFrom().item(() -> trial.preview(complete))
                            : next(trial, page.get(PAGE - 1).alert().id, since, deadline);
                });
    }

    /** What was found so far. */
    private static final class Trial {

        private final Rule rule;
        private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        private final List<Hidden> shown = new ArrayList<>();
        private int examined;
        private int hidden;
        private int samples;
        private int tooSevere;
        private int escalated;
        private int truePositives;
        private Instant oldest;

        private Trial(Rule rule) {
            this.rule = rule;
        }

        private List<Past> look(List<Past> page) {
            for (Past it : page) {
                examined++;
                oldest = it.alert().receivedAt;
                if (rule.condition().matches(AlertValues.of(it.alert(), it.observables()))) {
                    matched(it.alert());
                }
            }
            return page;
        }

        private void matched(SecurityAlert alert) {
            if (!rule.hides(alert.worst(), alert.sourceSystem, alert.sourceId)) {
                boolean worse = alert.worst().isWorseThan(rule.worst());
                tooSevere += worse ? 1 : 0;
                samples += worse ? 0 : 1;
                return;
            }
            hidden++;
            bySeverity.merge(alert.severity, 1, Integer::sum);
            boolean truly = alert.outcome == Outcome.TRUE_POSITIVE_HANDLED || alert.outcome == Outcome.BENIGN_TRUE_POSITIVE;
            boolean handed = alert.escalationId != null || alert.incidentId != null;
            truePositives += truly ? 1 : 0;
            escalated += handed ? 1 : 0;
            shown.add(Hidden.of(alert, truly || handed));
            if (shown.size() > 2 * SHOWN) {
                keepThoseThatMatter();
            }
        }

        private void keepThoseThatMatter() {
            shown.sort(Comparator.comparing((Hidden it) -> !it.matters()).thenComparing(Hidden::firstSeenAt,
                    Comparator.reverseOrder()));
            shown.subList(Math.min(SHOWN, shown.size()), shown.size()).clear();
        }

        private SuppressionPreview preview(boolean complete) {
            keepThoseThatMatter();
            String warning = escalated + truePositives == 0
                    ? null
                    : "It would have hidden " + escalated + " that were escalated and " + truePositives + " true positives";
            return new SuppressionPreview(examined, complete, oldest, hidden, bySeverity, samples, tooSevere, escalated,
                    truePositives, warning, List.copyOf(shown));
        }
    }
}
