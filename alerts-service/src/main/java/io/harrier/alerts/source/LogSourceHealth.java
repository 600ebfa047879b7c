package io.harrier.alerts.source;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a source does. The counts are of the last 24 hours, by whole hours. */
@Schema(description = "How a source does; the counts are of the last 24 hours, by whole hours")
record LogSourceHealth(UUID sourceId,
        @Schema(description = "When the last of its records came; absent where none has") Instant lastReceivedAt,
        @Schema(description = "How long the newest of what it saw was on its way", examples = "PT2S") Duration lag,
        @Schema(description = "What it is silent since; absent where it is not") Instant silentSince,
        @Schema(description = "Records that are in alerts") long received,
        @Schema(description = "Alerts that they opened") long alerts,
        @Schema(description = "Records that named it and of which no alert could be made") long rejected,
        @Schema(description = "The share of its records that repeat an alert; absent where there is none", examples = "0.25") Double duplicateRatio) {

    static LogSourceHealth of(UUID id, Instant received, Instant detected, Instant silentSince, long records, long alerts,
            long rejected) {
        var lag = detected == null || received == null ? null : Duration.between(detected, received);
        return new LogSourceHealth(id, received, lag == null || lag.isNegative() ? lag == null ? null : Duration.ZERO : lag,
                silentSince, records, alerts, rejected, records == 0 ? null : (records - alerts) / (double) records);
    }
}
