package io.harrier.incidents.incident;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Into which live incident, and why. */
public record Merge(@NotNull UUID into, @NotBlank @Size(max = 4000) String reason) {
}
