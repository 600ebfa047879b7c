package io.harrier.alerts.similarity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertBrief;
import io.harrier.alerts.alert.AlertEventView;

/** Something that happened around an alert: another alert was seen first, or something was done to it. */
public record RelatedEvent(UUID id,
        Instant at,
        AlertBrief alert,
        @Schema(description = "What was done to that alert; absent where it was seen first") AlertEventView event,
        @Schema(description = "Why it is shown") List<Reason> reasons) {
}
