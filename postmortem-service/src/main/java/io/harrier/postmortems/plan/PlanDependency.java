package io.harrier.postmortems.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Another plan or project that a plan waits for or leans on. */
@RegisterForReflection
public record PlanDependency(@NotBlank @Size(max = 500) String name, @Size(max = 500) String reference,
        @Size(max = 2_000) String note) {
}
