package io.harrier.alerts.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A person of a team or a shift. */
@RegisterForReflection
@Schema(name = "TeamMember")
public record Member(
        @NotBlank @Size(max = 200) @Schema(description = "The subject of the person's tokens", examples = "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01") String subject,
        @Size(max = 200) @Schema(examples = "Ana Lyst") String name) {
}
