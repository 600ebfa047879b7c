package io.harrier.alerts.processing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule, and what to try it on: a record, or the alerts that came last. */
@Schema(requiredProperties = {"type", "definition"})
record RulePreviewRequest(@NotNull @Schema(examples = "normalization") ProcessingRuleType type,
        @NotNull @Valid @Schema(examples = "{\"set\": {\"severity\": \"'medium'\"}}") RuleDefinition definition,
        @Schema(implementation = Object.class, description = "A record as its source sends it; text for formats that are text", examples = "{\"sourceSystem\": \"edr-1\", \"sourceId\": \"1\", \"title\": \"Beaconing\", \"severity\": \"low\", \"detectedAt\": \"2026-05-01T12:00:00Z\"}") JsonNode record,
        @Size(max = 100) @Schema(description = "The format of the record; recognized where absent", nullable = true) String format,
        @Min(1) @Max(100) @Schema(description = "Instead of a record: how many of the newest alerts. Needs the right to read alerts") Integer last) {
}
