package io.harrier.alerts.processing;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps what a tenant wants done to its records. */
@ApplicationScoped
@TenantTransaction
class ProcessingRuleService {

    /** Each record meets all that are evaluated. */
    static final int MOST_EVALUATED = 100;
    private static final String SUBJECT = "event_processing_rule";
    private static final int DEFAULT_PRIORITY = 100;

    private final ProcessingRuleRepository rules;
    private final RuleCompiler compiler;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    ProcessingRuleService(ProcessingRuleRepository rules, RuleCompiler compiler, Audit audit, CurrentCaller current, Ids ids,
            Clock clock) {
        this.rules = rules;
        this.compiler = compiler;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<ProcessingRuleView>> list(PageRequest page) {
        return rules.list(page);
    }

    Uni<ProcessingRuleView> get(UUID id) {
        return rules.get(id).map(ProcessingRuleView::of);
    }

    Uni<ProcessingRuleView> create(ProcessingRuleRequest request) {
        var rule = new ProcessingRule();
        rule.id = ids.next();
        rule.type = request.type();
        rule.status = ProcessingRuleStatus.DRAFT;
        rule.createdAt = clock.instant();
        rule.createdBy = current.get().subject();
        return check(request, rule.id).invoke(() -> apply(rule, request)).chain(() -> rules.persistAndFlush(rule))
                .call(() -> record("event_processing_rule_created", rule)).replaceWith(() -> ProcessingRuleView.of(rule));
    }

    Uni<ProcessingRuleView> change(UUID id, IfMatch match, ProcessingRuleRequest request) {
        IfMatch.required(match);
        return rules.lock(id).invoke(rule -> {
            IfMatch.check(match, rule.version);
            if (rule.type != request.type()) {
                throw new RuleBroken("/type", "Never changes: make another rule");
            }
        }).call(() -> check(request, id)).invoke(rule -> apply(rule, request)).call(rules::flush)
                .call(rule -> record("event_processing_rule_changed", rule)).map(ProcessingRuleView::of);
    }

    Uni<ProcessingRuleView> move(UUID id, IfMatch match, ProcessingRuleStatus wanted) {
        IfMatch.required(match);
        return rules.lock(id).invoke(rule -> IfMatch.check(match, rule.version)).call(rule -> roomFor(rule, wanted))
                .invoke(rule -> {
                    rule.move(wanted);
                    touch(rule);
                }).call(rules::flush).call(rule -> record("event_processing_rule_" + wanted.wire, rule))
                .map(ProcessingRuleView::of);
    }

    private Uni<Void> roomFor(ProcessingRule rule, ProcessingRuleStatus wanted) {
        if (rule.status.isEvaluated() || !wanted.isEvaluated()) {
            return Uni.createFrom().voidItem();
        }
        return rules.evaluated().invoke(known -> {
            if (known >= MOST_EVALUATED) {
                throw new Conflict("There are " + MOST_EVALUATED + " rules in testing or active already");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> check(ProcessingRuleRequest request, UUID id) {
        compiler.check(request.type(), request.definition(), "/definition");
        return rules.isNamed(request.name(), id).invoke(known -> {
            if (known) {
                throw new Conflict("There is a rule named " + request.name() + " already");
            }
        }).chain(() -> requireSource(request.definition()));
    }

    private Uni<Void> requireSource(RuleDefinition definition) {
        String source = definition.lookup() == null ? null : definition.lookup().source();
        return source == null ? Uni.createFrom().voidItem() : rules.isSource(source).invoke(known -> {
            if (!known) {
                throw new RuleBroken("/definition/lookup/source", "There is no enrichment source " + source);
            }
        }).replaceWithVoid();
    }

    private void apply(ProcessingRule rule, ProcessingRuleRequest request) {
        rule.name = request.name();
        rule.description = request.description();
        rule.define(request.definition());
        rule.priority = requireNonNullElse(request.priority(), DEFAULT_PRIORITY);
        rule.performanceImpact = request.performanceImpact();
        touch(rule);
    }

    private void touch(ProcessingRule rule) {
        rule.updatedAt = clock.instant();
        rule.updatedBy = current.get().subject();
    }

    private Uni<Void> record(String action, ProcessingRule rule) {
        return audit.record(action, SUBJECT, rule.id, Map.of("name", rule.name, "type", rule.type.wire, "status",
                rule.status.wire, "priority", rule.priority, "definition", rule.definition));
    }
}
