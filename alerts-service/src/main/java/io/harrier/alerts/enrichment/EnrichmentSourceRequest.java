package io.harrier.alerts.enrichment;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tenant says of a source of enrichment; what is left out takes the default. */
@Schema(requiredProperties = {"name", "type"})
record EnrichmentSourceRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[a-z0-9][a-z0-9_-]*", message = "must be lower case letters, digits, - and _") @Schema(description = "As rules name it; never changes", examples = "networks") String name,
        @NotNull @Schema(examples = "geolocation") EnrichmentSourceType type,
        @Size(max = 4000) @Schema(examples = "The networks of our sites") String description,
        @Schema(examples = "file", defaultValue = "file") IntegrationMethod integrationMethod,
        @Schema(description = "M's refresh_frequency: what was uploaded longer ago is stale; PT1M to P3650D", examples = "P7D") Duration refreshFrequency,
        @Schema(description = "A table older than this is not used any more, nor is an indicator that no upload repeated for so long; PT1M to P3650D", examples = "P30D") Duration expiresAfter,
        @Schema(description = "One that is inactive or under maintenance is not looked up", examples = "active", defaultValue = "active") EnrichmentSourceStatus status,
        @Schema(description = "How keys are matched. Never changes once there is a table", examples = "cidr", defaultValue = "exact") KeyMatch match,
        @Size(min = 1, max = 200) @Schema(description = "The column that is looked up", examples = "network", defaultValue = "key") String keyColumn) {
}
