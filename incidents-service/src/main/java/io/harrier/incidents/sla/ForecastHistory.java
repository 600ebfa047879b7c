package io.harrier.incidents.sla;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The stopped clocks that a forecast looks back on: those that ran longer than the one it is for has run by now. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForecastHistory(
        ForecastBasis basis,
        @Schema(description = "How many they are") long clocks,
        @Schema(description = "Half of them had stopped after so much working time") Double medianMinutes,
        @Schema(description = "Four of five had") Double lateMinutes,
        @Schema(description = "Since when they stopped") Instant since) {
}
