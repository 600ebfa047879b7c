package io.harrier.alerts.processing;

import java.util.UUID;

import io.harrier.alerts.format.CelExpressions.Expression;

/**
 * A rule as records meet it.
 *
 * @param condition null where it is for all
 * @param table the table it looks something up in; null where it is none
 * @param broken why it can't be evaluated; null for one that can
 */
record CompiledRule(UUID id, String name, boolean testing, Expression condition, RuleAction action, String table,
        String broken) {
}
