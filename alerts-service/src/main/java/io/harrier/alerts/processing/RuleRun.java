package io.harrier.alerts.processing;

import org.jboss.logging.Logger;

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

    private static final Logger LOG = Logger.getLogger(RuleRun.class);

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
        try {
            Context.of(piece, known);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "What a record of tenant %s names can't be told", piece.tenant);
            piece.failed("What it names can't be told");
        }
        long since = tenant.rules().isEmpty() ? 0 : System.nanoTime();
        for (CompiledRule rule : tenant.rules()) {
            var outcome = outcome(rule);
            long now = System.nanoTime();
            tally.evaluated(piece.tenant, rule.id(), outcome, now - since);
            since = now;
        }
    }

    private Outcome outcome(CompiledRule rule) {
        try {
            if (rule.condition() != null
                    && rule.condition().of(piece.values()).filter(Boolean.TRUE::equals).isEmpty()) {
                return Outcome.PASSED_BY;
            }
        } catch (CelEvaluationException | RuntimeException untold) {
            // It asks for what the alert lacks: it is not meant.
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
