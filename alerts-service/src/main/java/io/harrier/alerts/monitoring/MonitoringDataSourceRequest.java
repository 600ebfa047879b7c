package io.harrier.alerts.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tenant says of data that it monitors with; what is left out takes the default. */
@Schema(requiredProperties = {"name", "type"})
record MonitoringDataSourceRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "Domain controllers, security log") String name,
        @NotNull @Schema(examples = "agent") DataSourceType type,
        @Size(max = 4000) @Schema(examples = "Sign-ins and changes of groups") String description,
        @Size(max = 200) @Schema(examples = "Windows event forwarding") String collectionMethod,
        @Size(max = 200) @Schema(examples = "ECS") String dataFormat,
        @Schema(examples = "near_real_time") CollectionFrequency collectionFrequency,
        @Schema(description = "For how long the data is kept, from PT1H to P36500D", examples = "P365D") Duration retentionPeriod,
        @Size(max = 1000) @Schema(description = "The systems that give it, by their ids", examples = "[\"dc-1\", \"dc-2\"]") List<@NotBlank @Size(max = 200) String> systemIds,
        @Schema(description = "planned → testing → active ⇄ degraded; any but inactive → inactive; from active and degraded back to testing; inactive → planned, testing", examples = "planned", defaultValue = "planned") DataSourceStatus status,
        @Schema(description = "The log source that its records come as", nullable = true) UUID logSourceId) {
}
