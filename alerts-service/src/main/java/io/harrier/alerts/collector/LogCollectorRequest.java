package io.harrier.alerts.collector;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.source.Criticality;

/** What a tenant says of a collector; what is left out takes the default. */
@Schema(requiredProperties = {"name", "type"})
record LogCollectorRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}+") @Schema(description = "As records name it: the Kafka header harrier-collector, the parameter collector", examples = "fluentd-zrh-1") String name,
        @NotNull @Schema(examples = "forwarder") CollectorType type,
        @Size(max = 4000) @Schema(examples = "Takes the syslog of the site") String description,
        @Size(max = 200) @Schema(description = "The version that is to run; one that its heartbeats say otherwise is a drift", examples = "1.17.1") String softwareVersion,
        @Size(max = 200) @Schema(examples = "Zurich") String location,
        @Schema(description = "In maintenance and inactive its silence is none", examples = "active", defaultValue = "deployed") CollectorStatus status,
        @Schema(description = "The severity of the alert that tells of its silence", examples = "high", defaultValue = "medium") Criticality criticality,
        @Size(max = 200) @Schema(description = "What it is to run with, compared with what its heartbeats say; never put secrets here", examples = "{\"buffer\": \"file\", \"workers\": 2}") Map<@Size(max = 200) String, Object> configuration,
        @Size(max = 255) @Schema(description = "The subject of the service account that sends its heartbeats; any that may ingest where absent", examples = "0b6a1d52-6a1e-4f0e-9a51-3f6f5b4e1c77") String account,
        @Schema(description = "How often it sends a heartbeat, from PT5S to P1D; nobody waits for it where absent", examples = "PT1M") Duration heartbeatInterval,
        @Schema(description = "How long it may say nothing, from its interval to P30D; three intervals, and a minute at least, where absent", examples = "PT5M") Duration silentAfter) {
}
