package io.harrier.alerts.format;

import java.util.Map;

import jakarta.validation.constraints.NotBlank;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How the records of a product that no format knows become alerts: CEL expressions over {@code record}. What may be missing is asked
 * for with {@code record.?field}. A constant is a quoted text.
 */
@RegisterForReflection
@Schema(description = "CEL expressions over record, the JSON received", requiredProperties = {"sourceSystem", "sourceId",
        "title"})
public record GenericMapping(
        @Schema(description = "Whether a record is of this kind; all are where absent", examples = "has(record.attack_id)") String recognize,
        @NotBlank @Schema(examples = "'acme-waf'") String sourceSystem,
        @NotBlank @Schema(examples = "record.attack_id") String sourceId,
        @NotBlank @Schema(examples = "record.rule.name") String title,
        @Schema(examples = "string(record.score)") String severity,
        @Schema(description = "What the source's severities mean; its own words where absent", examples = "{\"9\": \"critical\"}") Map<String, Severity> severityMap,
        @Schema(examples = "record.?message") String description,
        @Schema(examples = "record.?category") String classification,
        @Schema(description = "A timestamp, ISO 8601, or an epoch of any unit", examples = "record.time") String detectedAt,
        @Schema(description = "A name, or a map of type, id and name", examples = "{'type': 'host', 'name': record.host}") String entity,
        @Schema(description = "A name or a list of names", examples = "[record.host]") String affectedSystems,
        @Schema(description = "For each type a value or a list of values", examples = "{\"ip\": \"[record.client, record.server]\"}") Map<ObservableType, String> observables,
        @Schema(description = "ATT&CK techniques, a text or a list", examples = "record.?techniques") String techniques) {
}
