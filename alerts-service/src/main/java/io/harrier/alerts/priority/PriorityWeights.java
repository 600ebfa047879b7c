package io.harrier.alerts.priority;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many points each factor gives at most. What is left out counts as by default. */
@RegisterForReflection
@Schema(description = "How many points of 100 each factor gives at most")
public record PriorityWeights(@Min(0) @Max(100) @Schema(examples = "40", defaultValue = "40") Integer severity,
        @Min(0) @Max(100) @Schema(examples = "10", defaultValue = "10") Integer confidence,
        @Min(0) @Max(100) @Schema(examples = "15", defaultValue = "15") Integer assetCriticality,
        @Min(0) @Max(100) @Schema(examples = "15", defaultValue = "15") Integer indicator,
        @Min(0) @Max(100) @Schema(examples = "10", defaultValue = "10") Integer vulnerability,
        @Min(0) @Max(100) @Schema(examples = "5", defaultValue = "5") Integer user,
        @Min(0) @Max(100) @Schema(examples = "5", defaultValue = "5") Integer recurrence) {

    public static final PriorityWeights DEFAULT = new PriorityWeights(null, null, null, null, null, null, null);

    public PriorityWeights {
        severity = or(severity, PriorityFactor.SEVERITY);
        confidence = or(confidence, PriorityFactor.CONFIDENCE);
        assetCriticality = or(assetCriticality, PriorityFactor.ASSET_CRITICALITY);
        indicator = or(indicator, PriorityFactor.INDICATOR);
        vulnerability = or(vulnerability, PriorityFactor.VULNERABILITY);
        user = or(user, PriorityFactor.USER);
        recurrence = or(recurrence, PriorityFactor.RECURRENCE);
    }

    private static Integer or(Integer weight, PriorityFactor factor) {
        return weight == null ? factor.weight : weight;
    }

    int of(PriorityFactor factor) {
        return switch (factor) {
            case SEVERITY -> severity;
            case CONFIDENCE -> confidence;
            case ASSET_CRITICALITY -> assetCriticality;
            case INDICATOR -> indicator;
            case VULNERABILITY -> vulnerability;
            case USER -> user;
            case RECURRENCE -> recurrence;
        };
    }
}
