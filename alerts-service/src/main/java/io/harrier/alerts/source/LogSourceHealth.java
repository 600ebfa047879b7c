package io.harrier.alerts.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a source does. The counts are of the last 24 hours, by whole hours. */
@Schema(description = "How a source does; the counts are of the last 24 hours, by whole hours")
record LogSourceHealth(UUID sourceId, String name,
        @Schema(description = "error: silent, or most of its records are refused. warning: any other symptom. unknown: disabled, or nothing came yet") Health health,
        @Schema(description = "What is wrong. rejecting: 5 % of its records and more are refused, mostly_rejected: half of them (and ten at least); waiting: records wait for their limit; lagging: the newest alert took more than an hour; collector_silent, mapping_failed: one of its active, one of its mappings") List<Symptom> symptoms,
        @Schema(description = "When the last of its records came; absent where none has") Instant lastReceivedAt,
        @Schema(description = "How long the newest record of an alert was on its way, from detection to here; absent where none came within 24 hours", examples = "PT2S") Duration lag,
        @Schema(description = "What it is silent since; absent where it is not") Instant silentSince,
        @Schema(description = "Records that are in alerts") long received,
        @Schema(description = "Alerts that they opened") long alerts,
        @Schema(description = "Those alerts by the severity they were opened with", examples = "{\"critical\": 1, \"high\": 3}") Map<String, Long> severities,
        @Schema(description = "Records of which no alert could be made, and which named it or bore its source system") long rejected,
        @Schema(description = "Their share of all that it sent; absent where it sent none", examples = "0.02") Double rejectedRatio,
        @Schema(description = "Records that a filter of its mappings dropped") long filtered,
        @Schema(description = "Records that were over a limit: put off, or their request asked to come again") long delayed,
        @Schema(description = "Records that wait now for their limit") long waiting,
        @Schema(description = "When the one that waits longest came; absent where none waits") Instant waitingSince,
        @Schema(description = "The share of its records that repeat an alert; absent where there is none", examples = "0.25") Double duplicateRatio,
        Precision precision) {
}
