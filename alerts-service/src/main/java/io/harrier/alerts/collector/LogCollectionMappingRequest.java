package io.harrier.alerts.collector;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.format.FilterRule;
import io.harrier.alerts.format.TransformationRule;
import io.harrier.alerts.source.ThroughputLimit;

/** What a tenant says of how a collector takes the records of a source; what is left out is none. */
@Schema(requiredProperties = {"sourceId", "collectorId"})
record LogCollectionMappingRequest(
        @NotNull @Schema(description = "Never changes") UUID sourceId,
        @NotNull @Schema(description = "Never changes") UUID collectorId,
        @Schema(description = "configured does nothing yet; testing flags in quality what it would drop or fail to change; active holds; failed was given up, and is configured or tested anew", examples = "configured", defaultValue = "configured") MappingStatus status,
        @Size(max = 50) @Schema(description = "Each may drop a record") List<@NotNull @Valid FilterRule> filterRules,
        @Size(max = 50) @Schema(description = "What is set in the records that are kept, before they are read. Where one fails none is made, and quality says so") List<@NotNull @Valid TransformationRule> transformationRules,
        @Valid @Schema(description = "Of what filters leave over. What is beyond it waits, in its order; a request beyond it is asked to come again", nullable = true) ThroughputLimit throughputLimit) {
}
