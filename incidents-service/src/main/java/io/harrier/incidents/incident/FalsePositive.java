package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why it was nothing. */
public record FalsePositive(@NotBlank @Size(max = 20_000) String justification) {
}
