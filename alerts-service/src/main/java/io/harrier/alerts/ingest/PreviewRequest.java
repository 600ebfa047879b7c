package io.harrier.alerts.ingest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.GenericMapping;

/** A record to try. Without format, mapping and source its format is recognized. */
@Schema(requiredProperties = "payload")
record PreviewRequest(
        @Schema(description = "The name of the format it must have", examples = "suricata") String format,
        @Valid @Schema(description = "A mapping to read it by, in place of a format", nullable = true) GenericMapping mapping,
        @Size(max = 200) @Schema(description = "The log source that it is to come from, by its name: read, filtered, changed, identified and rated as said there, but for a format or mapping given here", nullable = true, examples = "edge") String source,
        @Size(max = 200) @Schema(description = "The collector that it is to come by", nullable = true, examples = CollectorParameter.EXAMPLE) String collector,
        @NotNull @Schema(description = "The record, JSON or a text", implementation = Object.class, examples = "{\"sourceSystem\":\"edr-1\",\"sourceId\":\"7\",\"title\":\"Beaconing\",\"severity\":\"high\"}") JsonNode payload) {
}
