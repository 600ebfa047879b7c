package io.harrier.incidents.incident;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Into which live incident, and why. */
public record Merge(@NotNull @Schema(examples = "0190a3f2-1bc0-7000-8000-000000000041") UUID into,
        @NotBlank @Size(max = 4000) @Schema(examples = "The same host, the same hour") String reason) {
}
