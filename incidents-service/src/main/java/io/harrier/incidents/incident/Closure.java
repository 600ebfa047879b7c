package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How an incident ended. */
public record Closure(@NotNull ClosureReason closureReason, @NotBlank @Size(max = 20_000) String resolutionSummary) {
}
