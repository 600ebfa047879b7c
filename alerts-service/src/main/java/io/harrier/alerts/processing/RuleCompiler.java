package io.harrier.alerts.processing;

import static io.harrier.alerts.processing.RuleActions.aggregation;
import static io.harrier.alerts.processing.RuleActions.lookup;
import static io.harrier.alerts.processing.RuleActions.normalization;

import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.expression.AlertExpressions;
import io.harrier.alerts.format.CelExpressions.Expression;
import io.harrier.platform.problem.RuleBroken;

/** Makes rules of their definitions. */
@Singleton
class RuleCompiler {

    /** What formats and Harrier itself put into an alert's enrichment. */
    private static final Set<String> TAKEN = Set.of("format", "techniques", "tactics", "status", "verdict", "action", "tenant",
            "riskScore", "ids", "groups", "labels", "references", "asset", "vulnerabilities", "indicators", "user",
            "processing");

    private final AlertExpressions expressions;

    RuleCompiler(AlertExpressions expressions) {
        this.expressions = expressions;
    }

    /** The rule; one that this release can't compile fails for each record, and says why. */
    CompiledRule of(UUID id, long version, String name, ProcessingRuleType type, RuleDefinition definition, boolean testing) {
        try {
            return compile(id, version, name, type, definition, testing, "");
        } catch (RuleBroken broken) {
            return CompiledRule.broken(id, version, name, testing, broken.getMessage());
        }
    }

    /** @throws RuleBroken naming what is wrong */
    void check(ProcessingRuleType type, RuleDefinition definition, String at) {
        if (definition.condition() != null) {
            expressions.condition(definition.condition(), at + "/condition");
        }
        compile(null, 0, null, type, definition, true, at);
    }

    private CompiledRule compile(UUID id, long version, String name, ProcessingRuleType type, RuleDefinition definition,
            boolean testing, String at) {
        only(type == ProcessingRuleType.NORMALIZATION, definition.set(), at + "/set");
        only(type == ProcessingRuleType.ENRICHMENT, definition.lookup(), at + "/lookup");
        only(type == ProcessingRuleType.AGGREGATION, definition.groupBy(), at + "/groupBy");
        if (type == ProcessingRuleType.FILTERING && blank(definition.condition())) {
            throw new RuleBroken(at + "/condition", "A filter without condition would hide all alerts");
        }
        var condition = blank(definition.condition())
                ? null
                : expressions.expression(definition.condition(), at + "/condition");
        var action = switch (type) {
            case NORMALIZATION -> normalization(definition.set(), this::expression, at + "/set");
            case ENRICHMENT -> lookup(checked(definition.lookup(), at + "/lookup"),
                    expression(definition.lookup().key(), at + "/lookup/key"));
            case AGGREGATION -> aggregation(id, expression(definition.groupBy(), at + "/groupBy"));
            case FILTERING -> null;
        };
        String table = definition.lookup() == null ? null : definition.lookup().source();
        return new CompiledRule(id, version, name, type, testing, condition, action, table, null);
    }

    private Expression expression(String text, String at) {
        return blank(text) ? null : expressions.expression(text, at);
    }

    private static void only(boolean wanted, Object part, String at) {
        if (wanted != (part != null)) {
            throw new RuleBroken(at, wanted ? "A rule of this type needs it" : "A rule of this type has none");
        }
    }

    private static RuleDefinition.Lookup checked(RuleDefinition.Lookup lookup, String at) {
        if (TAKEN.contains(lookup.as())) {
            throw new RuleBroken(at + "/as", "Is taken: formats or Harrier put something else there");
        }
        boolean table = lookup.in() == LookupPlace.TABLE;
        if (table != (lookup.source() != null)) {
            throw new RuleBroken(at + "/source", table ? "Which table?" : "Goes with a table only");
        }
        return lookup;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
