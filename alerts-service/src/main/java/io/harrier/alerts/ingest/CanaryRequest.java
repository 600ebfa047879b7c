package io.harrier.alerts.ingest;

import java.time.Duration;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A canary to be sent; all of it may be left out. */
@RegisterForReflection
record CanaryRequest(
        @Size(max = 200) @Schema(description = "The name of the source it is to come as", examples = "edge-firewalls") String source,
        @Size(max = 65536) @Schema(description = "The record, as the source writes it; one of the native format where absent") String payload,
        @Schema(description = "How long it may take, from PT1S to PT1H", examples = "PT1M", defaultValue = "PT1M") Duration limit) {
}
