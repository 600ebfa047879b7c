package io.harrier.alerts.collector;

import java.util.Map;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a collector says of itself; all of it may be left out. */
record HeartbeatRequest(
        @Size(max = 200) @Schema(examples = "1.17.1") String softwareVersion,
        @Schema(examples = "healthy", defaultValue = "healthy") ReportedHealth health,
        @Size(max = 1000) @Schema(examples = "Buffer at 80 %") String message,
        @Size(max = 200) @Schema(description = "What it runs with. Compared with what it is to run with, property by property; not kept", examples = "{\"workers\": 2}") Map<@Size(max = 200) String, Object> configuration) {
}
