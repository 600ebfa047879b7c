package io.harrier.alerts.processing;

import java.util.List;

import io.harrier.alerts.format.Work.Exhausted;
import io.harrier.alerts.priority.Priority;
import io.harrier.alerts.processing.Processed.Filter;
import io.harrier.alerts.processing.RuleAction.RuleFailed;

import dev.cel.runtime.CelEvaluationException;

/** One record meets what is known of it, then the rules of its tenant in their order. */
final class RuleRun {

    /** What became of a rule; of one that failed its condition held, or could not be told. */
    enum Outcome {
        PASSED_BY, UNTOLD, MATCHED, FAILED
    }

    private final Workpiece piece;
    private final Knowledge known;
    private final RuleTally tally;

    RuleRun(Workpiece piece, Knowledge known, RuleTally tally) {
        this.piece = piece;
        this.known = known;
        this.tally = tally;
    }

    void run() {
        var tenant = known.of(piece.tenant);
        if (tenant.isBare()) {
            return;
        }
        Context.guarded(piece, known);
        if (tenant.rules().isEmpty()) {
            return;
        }
        if (known.isOutOfTime(piece.tenant)) {
            piece.failed("The rules took too long for the records before it");
            return;
        }
        meet(tenant.rules());
    }

    private void meet(List<CompiledRule> rules) {
        var counts = tally.of(piece.tenant, rules);
        boolean timed = tally.isTimed();
        long begun = System.nanoTime();
        long since = begun;
        for (int index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            // What Harrier itself raises is found again by what it is, and is not the tenant's to hide by a rule.
            if (!piece.alert().isOwn() || rule.onlyAdds()) {
                counts.get(index).evaluated(outcome(rule));
                if (timed) {
                    long now = System.nanoTime();
                    counts.get(index).took(now - since);
                    since = now;
                }
            }
        }
        known.took(piece.tenant, System.nanoTime() - begun);
    }

    private Outcome outcome(CompiledRule rule) {
        try {
            if (rule.condition() != null
                    && rule.condition().of(piece.values(), piece.work).filter(Boolean.TRUE::equals).isEmpty()) {
                return Outcome.PASSED_BY;
            }
        } catch (CelEvaluationException | RuntimeException untold) {
            // It asks for what the alert lacks: it is not meant.
            if (untold.getCause() instanceof Exhausted) {
                piece.failed(rule, untold.getMessage());
            }
            return Outcome.UNTOLD;
        }
        try {
            act(rule);
            return Outcome.MATCHED;
        } catch (CelEvaluationException | RuntimeException why) {
            piece.failed(rule, why.getMessage());
            return Outcome.FAILED;
        }
    }

    private void act(CompiledRule rule) throws CelEvaluationException {
        if (rule.broken() != null) {
            throw new RuleFailed(rule.broken());
        }
        var effect = rule.action() == null ? new Effect.Hidden(rule) : rule.action().on(piece, known);
        if (effect == null) {
            return;
        }
        if (rule.testing()) {
            piece.wouldDo(rule, effect);
            return;
        }
        effect.apply(piece);
        piece.done(rule);
    }

    static Processed processed(Workpiece piece, Knowledge known) {
        var priority = Priority.of(known.of(piece.tenant).weights(), Context.values(piece));
        var filter = piece.hiddenBy == null ? null : new Filter(piece.hiddenBy.id(), piece.hiddenBy.name());
        return new Processed(piece.finished(), priority, piece.standings, filter);
    }
}
