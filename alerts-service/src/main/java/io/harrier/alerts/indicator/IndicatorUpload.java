package io.harrier.alerts.indicator;

import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of an upload. */
@RegisterForReflection
@Schema(description = "What became of an upload of threat intelligence")
record IndicatorUpload(
        @Schema(description = "What it was read as", examples = "stix") String format,
        @Schema(description = "Values that were new") int created,
        @Schema(description = "Values of which it says something newer") int updated,
        @Schema(description = "Values of which something as new or newer was known") int unchanged,
        @Schema(description = "Values that objects named before and, as this upload has them, no longer do") int withdrawn,
        @Schema(description = "What it holds beyond these, and how much of it", examples = "{\"stix pattern\": 2}") Map<String, Integer> notUnderstood) {
}
