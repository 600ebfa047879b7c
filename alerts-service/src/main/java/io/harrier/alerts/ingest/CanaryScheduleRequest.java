package io.harrier.alerts.ingest;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A source for which canaries are to be sent. */
@RegisterForReflection
record CanaryScheduleRequest(
        @NotBlank @Size(max = 200) @Schema(description = "The source's name", examples = "edge-firewalls") String source,
        @NotNull @Schema(description = "How often, from PT1M to P1D", examples = "PT5M") Duration every,
        @Schema(description = "How long each may take, from PT1S to PT1H", examples = "PT1M", defaultValue = "PT1M") Duration limit,
        @Size(max = 65536) @Schema(description = "The record, as the source writes it; one of the native format where absent") String payload) {
}
