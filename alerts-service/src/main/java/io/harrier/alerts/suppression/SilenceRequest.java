package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;

/** Which alerts to hide, from when to when. Where there are matchers and a condition, all of them must hold. */
@Schema(requiredProperties = {"endsAt", "reason"})
record SilenceRequest(
        @Valid @Size(max = 20) List<@NotNull AlertMatcher> matchers,
        @Size(max = 4000) @Schema(description = "CEL over alert; at least this or a matcher is needed", examples = "alert.title.contains('backup')", nullable = true) String condition,
        @Schema(description = "What is worse is not hidden; to hide critical alerts takes an incident manager", examples = "high", defaultValue = "high") Severity maxSeverity,
        @Schema(description = "Now where absent", nullable = true) Instant startsAt,
        @NotNull @Schema(description = "Within 366 days of its start", examples = "2026-12-01T08:00:00Z") Instant endsAt,
        @NotBlank @Size(max = 4000) @Schema(examples = "Backup of the file servers") String reason) {

    List<AlertMatcher> all() {
        return matchers == null ? List.of() : List.copyOf(matchers);
    }
}
