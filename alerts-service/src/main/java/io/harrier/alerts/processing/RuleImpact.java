package io.harrier.alerts.processing;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rule did and cost. */
@Schema(description = "What a rule did to records, and took for it, in the last 30 days")
record RuleImpact(UUID ruleId, @Schema(description = "Records that met it") long evaluated,
        @Schema(description = "Of these, the ones that its condition holds of") long matched,
        @Schema(description = "Records for which it failed, or its condition asks for what they lack") long failed,
        @Schema(description = "What a record takes, in microseconds; absent where none met it") Double meanMicros) {
}
