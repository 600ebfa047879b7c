package io.harrier.alerts.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.EntityKind;
import io.harrier.alerts.format.GenericMapping;

/** What a tenant says of a source; what is left out takes the default. */
@Schema(requiredProperties = "name")
record LogSourceRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^/\\p{Cntrl}]+") @Schema(description = "As {source} of the ingest and the Kafka header harrier-source name it", examples = "edge-firewalls") String name,
        @Size(max = 1000) @Schema(description = "The source system that its records bear when they come without its name, and that those get that bear none. Never changes; the name where absent", examples = "acme:edge") String sourceSystem,
        @Schema(examples = "network_device") LogSourceType type,
        @Size(max = 200) @Schema(examples = "Acme") String vendor,
        @Size(max = 200) @Schema(examples = "Edge 7") String product,
        @Size(max = 200) @Schema(examples = "production") String environment,
        @Size(max = 4000) @Schema(examples = "The firewalls of both sites") String description,
        @Size(max = 200) @Schema(examples = "Network team") String owner,
        @Size(max = 200) @Schema(examples = "Zurich") String location,
        @Schema(examples = "syslog") CollectionMethod collectionMethod,
        @Size(max = 50) @Schema(description = "Of the times in its logs that name none, by IANA's name; UTC where absent", examples = "Europe/Zurich") String timezone,
        @Size(max = 1000) @Schema(examples = "Two years") String retentionPolicy,
        @Schema(examples = "high", defaultValue = "medium") Criticality criticality,
        @Schema(examples = "active", defaultValue = "active") CollectionStatus collectionStatus,
        @Schema(description = "The records of a source that is disabled are refused", examples = "true", defaultValue = "true") Boolean enabled,
        @Schema(description = "The name of the format its records must have, or generic for the mapping's; recognized where absent", examples = "suricata") String format,
        @Valid @Schema(description = "For the format generic", nullable = true) GenericMapping mapping,
        @Size(max = 20) @Schema(description = "For a source without ids that last: what two records that are one alert share, by JSON pointers or names of properties", examples = "[\"/rule/id\", \"host\"]") List<@NotBlank @Size(max = 500) String> identityFields,
        @Schema(description = "off makes of every record an alert of its own", examples = "on", defaultValue = "on") DuplicatePolicy duplicatePolicy,
        @Schema(examples = "reopen", defaultValue = "reopen") RefirePolicy refirePolicy,
        @Size(max = 200) @Schema(description = "What the source's own words for severities mean; before what its format says", examples = "{\"P1\": \"critical\"}") Map<@Size(max = 200) String, @NotNull Severity> severityMap,
        @Schema(description = "For records whose severity is unknown", examples = "medium", defaultValue = "medium") Severity defaultSeverity,
        @Schema(description = "How long alerts with the same entities are the same alert, from PT1M to P30D, by the time of what they saw; only ids tell where absent", examples = "PT5H") Duration entityWindow,
        @Size(max = 9) @Schema(description = "Which entities count for entityWindow: what an alert is about, and its observables of these types; what it is about alone where absent", examples = "[\"entity\", \"user\"]") List<@NotNull EntityKind> entityKinds,
        @Schema(description = "How long it may say nothing, from PT1M to P365D; as long as it likes where absent", examples = "PT30M") Duration silentAfter) {
}
