package io.harrier.alerts.suppression;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

/** What raises alerts without cause, and what is done about it. */
@Schema(requiredProperties = {"pattern", "description"})
record FalsePositivePatternRequest(
        @NotBlank @Size(max = 4000) @Schema(description = "CEL over alert", examples = "alert.title.contains('backup')") String pattern,
        @NotBlank @Size(max = 4000) @Schema(examples = "The backup agent reads LSASS") String description,
        @Size(max = 4000) @Schema(examples = "Exclude the agent in the rule", nullable = true) String mitigationStrategy,
        @Schema(description = "identified counts; mitigated hides, but for samples where it has any; monitoring hides and always shows samples. What hides takes an incident manager", examples = "identified", defaultValue = "identified") PatternStatus status,
        @Schema(description = "Now where absent", nullable = true) Instant identifiedAt,
        @Size(max = 500) @Schema(description = "The rule that raises them", examples = "SIEM-4711", nullable = true) String ruleReference,
        @Size(max = 1000) @Schema(description = "Of this source system only", nullable = true) String sourceSystem,
        @Schema(description = "Of this type of source only", nullable = true) SourceType sourceType,
        @Size(max = 200) @Schema(description = "Who answers for it; needed where it hides", examples = "Detection engineering", nullable = true) String owner,
        @Schema(description = "When to look at it anew", nullable = true) Instant reviewAt,
        @Schema(description = "Within 366 days; needed where it hides", nullable = true) Instant expiresAt,
        @Min(2) @Max(10_000) @Schema(description = "One in so many is not hidden, the same ones always; 10 while monitoring where absent", examples = "20", nullable = true) Integer sampleOneIn,
        @Schema(description = "What is worse is not hidden", examples = "high", defaultValue = "high") Severity maxSeverity) {

    PatternStatus statusOrDefault() {
        return status == null ? PatternStatus.IDENTIFIED : status;
    }
}
