package io.harrier.alerts.comment;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertBrief;
import io.harrier.alerts.alert.AlertEventView;

/** A comment that speaks to the caller. */
public record MentionView(UUID id, Instant at, AlertBrief alert, AlertEventView comment,
        @Schema(description = "When the caller marked it as seen") Instant seenAt) {
}
