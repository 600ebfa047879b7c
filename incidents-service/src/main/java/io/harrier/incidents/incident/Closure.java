package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an incident ended. */
public record Closure(@NotNull @Schema(examples = "resolved") ClosureReason closureReason,
        @NotBlank @Size(max = 20_000) @Schema(examples = "Host rebuilt, credentials rotated") String resolutionSummary) {
}
