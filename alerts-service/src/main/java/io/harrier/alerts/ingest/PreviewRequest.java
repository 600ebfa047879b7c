package io.harrier.alerts.ingest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.GenericMapping;

/** A record to try. Without format and mapping its format is recognized. */
@Schema(requiredProperties = "payload")
record PreviewRequest(
        @Schema(description = "The name of the format it must have", examples = "suricata") String format,
        @Valid @Schema(description = "A mapping to read it by, in place of a format", nullable = true) GenericMapping mapping,
        @NotNull @Schema(description = "The record, JSON or a text", implementation = Object.class, examples = "{\"sourceSystem\":\"edr-1\",\"sourceId\":\"7\",\"title\":\"Beaconing\",\"severity\":\"high\"}") JsonNode payload) {
}
