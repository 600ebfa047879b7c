package io.harrier.alerts.expression;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.CelExpressions;
import io.harrier.alerts.format.CelExpressions.Expression;
import io.harrier.platform.problem.RuleBroken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.cel.runtime.CelEvaluationException;

/** Compiles CEL over {@code alert}. Whoever keeps what is compiled compiles once, never per alert. */
@Singleton
public class AlertExpressions {

    /** What holds of an alert, or does not. */
    public interface Condition {

        /** False also where it can't be told, as when it asks for what the alert lacks; that is counted. */
        boolean matches(AlertValues alert);
    }

    private final CelExpressions.Language language;
    private final Counter failures;

    AlertExpressions(CelExpressions cel, MeterRegistry metrics) {
        this.language = cel.over("alert", AlertType.ALERT, new AlertType());
        this.failures = metrics.counter("harrier_alert_conditions_failed_total");
    }

    /** @throws RuleBroken at {@code pointer}, where it is no condition on an alert */
    public Condition condition(String text, String pointer) {
        var expression = language.condition(text, pointer);
        return alert -> {
            try {
                return expression.of(alert).filter(Boolean.TRUE::equals).isPresent();
            } catch (CelEvaluationException untold) {
                failures.increment();
                return false;
            }
        };
    }

    /**
     * An expression of any type; it is evaluated over {@link AlertValues}.
     *
     * @throws RuleBroken at {@code pointer}, where it is no expression over an alert
     */
    public Expression expression(String text, String pointer) {
        return language.compile(text, pointer);
    }
}
