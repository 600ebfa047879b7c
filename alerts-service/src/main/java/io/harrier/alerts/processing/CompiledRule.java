package io.harrier.alerts.processing;

import java.util.UUID;

import io.harrier.alerts.format.CelExpressions.Expression;

/**
 * A rule as records meet it.
 *
 * @param version of what it was compiled from
 * @param condition null where it is for all
 * @param table the table it looks something up in; null where it is none
 * @param broken why it can't be evaluated; null for one that can
 */
record CompiledRule(UUID id, long version, String name, ProcessingRuleType type, boolean testing, Expression condition,
        RuleAction action, String table, String broken) {

    static CompiledRule broken(UUID id, long version, String name, boolean testing, String why) {
        return new CompiledRule(id, version, name, null, testing, null, null, null, why);
    }

    /** Whether it leaves alone what the alert says of itself, and whether it is seen. */
    boolean onlyAdds() {
        return type == ProcessingRuleType.ENRICHMENT;
    }
}
