package io.harrier.alerts.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What must not go, and why. Of several conditions a thing must meet all. */
@Schema(requiredProperties = "reason")
record LegalHoldRequest(
        @NotBlank @Size(max = 4000) @Schema(examples = "Subpoena 2026-17") String reason,
        @Schema(description = "Everything of the organization; then without a condition", examples = "false", defaultValue = "false") boolean everything,
        @Size(max = 1000) @Schema(examples = "[]") List<@NotNull UUID> alertIds,
        @Schema(description = "The alerts that this incident has, or had") UUID incidentId,
        @Size(min = 1, max = 1000) @Schema(examples = "crowdstrike") String sourceSystem,
        @Size(min = 1, max = 200) String classification,
        @Schema(description = "Seen at or after") Instant seenFrom,
        @Schema(description = "Seen before") Instant seenTo,
        @Schema(description = "When it ends by itself; never where absent") Instant until) {

    boolean hasCondition() {
        return !ids().isEmpty() || incidentId != null || sourceSystem != null || classification != null || seenFrom != null
                || seenTo != null;
    }

    List<UUID> ids() {
        return alertIds == null ? List.of() : alertIds.stream().distinct().toList();
    }

    @Schema(name = "LegalHoldTermination")
    record Termination(@NotBlank @Size(max = 4000) @Schema(examples = "The case is closed") String reason) {
    }
}
