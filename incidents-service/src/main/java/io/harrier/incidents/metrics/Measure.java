package io.harrier.incidents.metrics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A time that was taken, or why there is none. */
@RegisterForReflection
@Schema(name = "IncidentMeasure")
public record Measure(@Schema(description = "ISO 8601; null where there is none", examples = "PT1H30M") String duration,
        @Schema(description = "The same in whole seconds", examples = "5400") Long seconds,
        @Schema(examples = "containedAt - openedAt - stoodClosed") String formula,
        @Schema(description = "Why there is none; null where there is one") Missing missing) {
}
