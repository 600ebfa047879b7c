package io.harrier.alerts.alert;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an alert and those merged into it come to together. */
@RegisterForReflection
@Schema(description = "The alert and those merged into it, taken together")
public record Merges(
        @Schema(description = "Alerts merged into it") long alerts,
        @Schema(description = "Records received, of all of them") long seenCount,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Schema(description = "The worst that a source says of any of them") Severity sourceSeverity) {
}
