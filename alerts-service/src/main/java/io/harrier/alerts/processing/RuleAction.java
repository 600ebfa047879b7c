package io.harrier.alerts.processing;

import dev.cel.runtime.CelEvaluationException;

/** What a rule does to alerts that meet its condition. */
interface RuleAction {

    /**
     * @return null where there is nothing to do
     * @throws RuleFailed where it can't tell what
     * @throws CelEvaluationException where the alert is not as it expects
     */
    Effect on(Workpiece piece, Knowledge known) throws CelEvaluationException;

    /** Why a rule could not do what it is there for; never the alert's end. */
    final class RuleFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RuleFailed(String why) {
            super(why, null, false, false);
        }
    }
}
