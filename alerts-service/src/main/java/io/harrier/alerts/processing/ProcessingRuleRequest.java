package io.harrier.alerts.processing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tenant says of a rule; what is left out takes the default. */
@Schema(requiredProperties = {"name", "type", "definition"})
record ProcessingRuleRequest(
        @NotBlank @Size(max = 200) @Schema(description = "M's rule_name", examples = "Networks of our sites") String name,
        @NotNull @Schema(description = "Never changes. Correlation is not among them: it has rules of its own", examples = "normalization") ProcessingRuleType type,
        @Size(max = 4000) @Schema(examples = "Says which site an address is of") String description,
        @NotNull @Valid @Schema(examples = "{\"condition\": \"alert.severity == 'low'\", \"set\": {\"severity\": \"'medium'\"}}") RuleDefinition definition,
        @Min(0) @Max(1000) @Schema(description = "The lowest is first; of equals, the first by name", examples = "100", defaultValue = "100") Integer priority,
        @Size(max = 200) @Schema(description = "As estimated; what was measured is under impact", examples = "low") String performanceImpact) {
}
