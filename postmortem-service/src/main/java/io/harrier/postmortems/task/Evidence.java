package io.harrier.postmortems.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What shows that a task is done. */
@RegisterForReflection
public record Evidence(@NotBlank @Size(max = 500) @Schema(examples = "Scan of 18 March") String title,
        @NotBlank @Size(max = 2_000) @Schema(examples = "https://scans.example.org/4711") String reference,
        @Size(max = 20_000) String description) {
}
