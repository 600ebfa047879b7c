package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a closed incident is not over. */
public record Reopening(@NotBlank @Size(max = 4000) @Schema(examples = "The address answered again") String reason) {
}
