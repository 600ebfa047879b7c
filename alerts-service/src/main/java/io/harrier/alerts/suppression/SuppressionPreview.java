package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertStatus;
import io.harrier.alerts.alert.Outcome;
import io.harrier.alerts.alert.SecurityAlert;
import io.harrier.alerts.alert.Severity;

/** What would have been hidden. */
@Schema(description = "What would have been hidden of the alerts that were looked at, the latest first")
record SuppressionPreview(
        @Schema(description = "Alerts looked at, 10,000 at most and as many as a few seconds allow") int examined,
        @Schema(description = "Whether that is all of the days asked for") boolean complete,
        @Schema(description = "When the oldest of them was received; absent where there is none") Instant examinedSince,
        @Schema(description = "Alerts that would have been hidden") int hidden, Map<Severity, Integer> hiddenBySeverity,
        @Schema(description = "Alerts that match and would have been shown, as samples") int samples,
        @Schema(description = "Alerts that match and would have been shown, being worse than may be hidden") int tooSevere,
        @Schema(description = "Of the hidden, those that were escalated or put into an incident") int escalated,
        @Schema(description = "Of the hidden, those that were resolved as true positives") int truePositives,
        @Schema(description = "What speaks against it; absent where nothing does") String warning,
        @Schema(description = "The latest of the hidden, and those that were escalated or true positives first") List<Hidden> hiddenAlerts) {

    /** An alert that would have been hidden. */
    @Schema(name = "HiddenAlert")
    record Hidden(UUID id, String title, String sourceSystem, Severity severity, AlertStatus status, Outcome outcome,
            Instant firstSeenAt, boolean matters) {

        static Hidden of(SecurityAlert it, boolean matters) {
            return new Hidden(it.id, it.title, it.sourceSystem, it.severity, it.status, it.outcome, it.firstSeenAt, matters);
        }
    }
}
