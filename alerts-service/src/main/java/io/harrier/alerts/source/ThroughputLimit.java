package io.harrier.alerts.source;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many records may come: at most so many at once, and as many again, little by little, in each span. */
@RegisterForReflection
@Schema(description = "At most so many records at once, and as many again, little by little, in each span", requiredProperties = {
        "records", "per"})
public record ThroughputLimit(
        @NotNull @Min(1) @Max(1_000_000) @Schema(examples = "600") Integer records,
        @NotNull @Schema(description = "From PT1S to PT1H", examples = "PT1M") Duration per) {

    /** Records a second. */
    public double rate() {
        return records / (double) per.toSeconds();
    }
}
