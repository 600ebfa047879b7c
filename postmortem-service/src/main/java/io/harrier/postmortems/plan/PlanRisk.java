package io.harrier.postmortems.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A risk to a plan's implementation, and what is done about it. */
@RegisterForReflection
public record PlanRisk(@NotBlank @Size(max = 500) String risk, Priority likelihood, Priority impact,
        @Size(max = 2_000) String mitigation) {
}
