package io.harrier.postmortems.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why a plan is held or cancelled. */
@RegisterForReflection
public record PlanReason(@NotBlank @Size(max = 2_000) @Schema(examples = "Frozen until the quarter closes") String reason) {
}
