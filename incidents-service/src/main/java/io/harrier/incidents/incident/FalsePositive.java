package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why it was nothing. */
public record FalsePositive(
        @NotBlank @Size(max = 20_000) @Schema(examples = "A red team exercise, announced by its lead") String justification) {
}
