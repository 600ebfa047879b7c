package io.harrier.alerts.processing;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A rule as clients see it. */
@Schema(description = "What is done to records between reading and storing")
record ProcessingRuleView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String name, ProcessingRuleType type, String description, RuleDefinition definition, int priority,
        String performanceImpact, ProcessingRuleStatus status) implements Versioned, Located {

    static ProcessingRuleView of(ProcessingRule rule) {
        return new ProcessingRuleView(rule.id, rule.version, rule.createdAt, rule.createdBy, rule.updatedAt, rule.updatedBy,
                rule.name, rule.type, rule.description, rule.definition, rule.priority, rule.performanceImpact, rule.status);
    }
}
