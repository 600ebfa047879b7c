package io.harrier.alerts.processing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a rule does to which alerts; which of the parts it has, its type says. Expressions are CEL over {@code alert}. */
@RegisterForReflection
@Schema(description = "CEL over alert: the condition, and for normalization set, for enrichment lookup, for aggregation groupBy")
record RuleDefinition(
        @Size(max = 4000) @Schema(description = "Which alerts; all where absent", examples = "alert.sourceSystem == 'edr-1'") String condition,
        @Valid @Schema(nullable = true) Normalization set,
        @Valid @Schema(nullable = true) Lookup lookup,
        @Size(max = 4000) @Schema(description = "A text or a list of texts: alerts of one source system that agree on it are one alert", examples = "[alert.title, alert.entity.name]", nullable = true) String groupBy) {

    /** What a normalization makes of properties. One without value leaves its property alone. */
    @RegisterForReflection
    @Schema(name = "RuleNormalization", description = "What to make of properties; one whose expression has no value stays as it is")
    record Normalization(
            @Size(max = 4000) @Schema(examples = "alert.severity == 'low' ? 'medium' : alert.severity") String severity,
            @Size(max = 4000) @Schema(examples = "'malware'") String classification,
            @Size(max = 4000) @Schema(examples = "alert.title.trim()") String title,
            @Size(max = 4000) String description,
            @Size(max = 4000) @Schema(examples = "'high'") String confidence,
            @Size(max = 4000) @Schema(description = "A map of type, id and name", examples = "{'type': 'host', 'name': alert.affectedSystems[0]}") String entity) {
    }

    /** What an enrichment looks up. */
    @RegisterForReflection
    @Schema(name = "RuleLookup", requiredProperties = {"in", "key", "as"})
    record Lookup(@NotNull @Schema(examples = "table") LookupPlace in,
            @Size(max = 100) @Schema(description = "The enrichment source, for a table", examples = "networks") String source,
            @NotBlank @Size(max = 4000) @Schema(description = "CEL; of a list the first that is found", examples = "alert.observables.filter(o, o.type == 'ip').map(o, o.value)") String key,
            @NotNull @Pattern(regexp = "[a-z][A-Za-z0-9_]{0,49}") @Schema(description = "What is found stands in the alert's enrichment under this name", examples = "network") String as) {
    }
}
