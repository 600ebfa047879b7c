package io.harrier.alerts.suppression;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a property of an alert must be, in Alertmanager's manner: a property that an alert lacks is an empty text. */
@RegisterForReflection
@Schema(description = "What a property of an alert must be", requiredProperties = {"name", "op"})
public record AlertMatcher(
        @NotBlank @Size(max = 200) @Schema(description = "title, description, severity, severityOriginal, sourceSystem, sourceId, sourceType, classification, confidence, entity.type, entity.id, entity.name, affectedSystems, affectedAssets, observables, observables.<type>, enrichment.<path>; of several values one must match, or none for != and !~", examples = "sourceSystem") String name,
        @NotNull @Schema(description = "= != =~ !~ (RE2, the whole value) in", examples = "=", enumeration = {
                "=", "!=", "=~",
                "!~", "in"}) MatchOperator op,
        @Size(max = 1000) @Schema(description = "For all but in", examples = "edr-1") String value,
        @Size(max = 200) @Schema(description = "For in", nullable = true) List<@NotNull @Size(max = 1000) String> values){
}
